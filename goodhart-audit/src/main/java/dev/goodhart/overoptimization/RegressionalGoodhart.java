package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;

/**
 * The mildest form of Goodhart's law: the proxy is the gold reward plus independent noise, both normal around 0. Selecting by the proxy then
 * delivers a constant share of what the proxy promises, {@code E[gold | proxy = x] = x Var(gold) / (Var(gold) + Var(noise))}. Gold never
 * turns down; where it does, there are extremal effects, heavy tails, or someone games the proxy.
 *
 * @param goldVariance variance of the gold reward, above 0
 * @param noiseVariance variance of the noise, at least 0
 */
public record RegressionalGoodhart(double goldVariance, double noiseVariance) {
    /** Checks the variances. */
    public RegressionalGoodhart {
        if (!(goldVariance > 0 && noiseVariance >= 0)) {
            throw new InvalidInputException("The variances of gold and noise must be above 0 and at least 0, are "
                    + goldVariance + " and " + noiseVariance);
        }
    }

    /** {@return the share of the proxy that is gold, in (0, 1]} */
    public double share() {
        return goldVariance / (goldVariance + noiseVariance);
    }

    /**
     * The gold reward to expect.
     *
     * @param proxy the proxy reward
     * @return its mean
     */
    public double expectedGold(double proxy) {
        return proxy * share();
    }
}

package dev.goodhart.policy;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.network.Parameters;
import java.util.random.RandomGenerator;

/**
 * A vector from a normal distribution around the network's output, with deviations that do not depend on the observation, clipped to the
 * bounds: the Gaussian policy of PPO.
 *
 * @param space the bounds
 * @param logStd {@code [dim]} logarithms of the deviations, learned
 */
public record GaussianHead(ActionSpace.Box space, Parameters logStd) implements ActionHead {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    @Override
    public String kind() {
        return "gaussian";
    }

    @Override
    public int outputs() {
        return space.dim();
    }

    /** Samples without clipping: what the likelihood is about. */
    void sample(float[] output, int at, RandomGenerator random, double[] raw, int to) {
        for (int k = 0; k < space.dim(); k++) {
            raw[to + k] = output[at + k] + Math.exp(logStd.values()[k]) * random.nextGaussian();
        }
    }

    @Override
    public void choose(float[] output, int at, Choice choice, RandomGenerator random, double[] action, int to) {
        if (choice == Choice.SAMPLED) {
            sample(output, at, random, action, to);
        } else {
            for (int k = 0; k < space.dim(); k++) {
                action[to + k] = output[at + k];
            }
        }
        for (int k = 0; k < space.dim(); k++) {
            action[to + k] = Math.clamp(action[to + k], space.low()[k], space.high()[k]);
        }
    }

    /**
     * The logarithm of the density of an action before clipping.
     *
     * @param output holds the mean at {@code [at, at + dim)}
     * @param at where it begins
     * @param raw holds the action
     * @param from where it begins
     * @return the logarithm
     */
    public double logDensity(float[] output, int at, double[] raw, int from) {
        double sum = 0;
        for (int k = 0; k < space.dim(); k++) {
            double log = logStd.values()[k];
            double z = (raw[from + k] - output[at + k]) / Math.exp(log);
            sum -= 0.5 * z * z + log + HALF_LOG_TWO_PI;
        }
        return sum;
    }
}

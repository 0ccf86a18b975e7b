package dev.goodhart.overoptimization;

import java.util.Optional;

/**
 * {@code R(d) = d (alpha - beta log d)}, with its peak at {@code exp(alpha / beta - 1)} of height {@code beta} times that.
 *
 * @param alpha gain at d = 1
 * @param beta how the gain per unit of d falls
 */
public record RlLaw(double alpha, double beta) implements OveroptimizationLaw {
    @Override
    public LawForm form() {
        return LawForm.RL;
    }

    @Override
    public double predict(double d) {
        return d == 0 ? 0 : d * (alpha - beta * Math.log(d));
    }

    @Override
    public Optional<Peak> peak() {
        if (!(beta > 0)) {
            return Optional.empty();
        }
        double d = Math.exp(alpha / beta - 1);
        return Double.isFinite(d * beta) ? Optional.of(new Peak(d, beta * d)) : Optional.empty();
    }

    @Override
    public RlLaw iterated(int rounds) {
        BestOfN.requireCount(rounds);
        return new RlLaw(alpha + beta * Math.log(rounds), beta);
    }
}

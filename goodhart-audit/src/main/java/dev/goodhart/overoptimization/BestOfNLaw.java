package dev.goodhart.overoptimization;

import java.util.Optional;

/**
 * {@code R(d) = d (alpha - beta d)}, with its peak at {@code alpha / (2 beta)} of height {@code alpha^2 / (4 beta)}.
 *
 * @param alpha gain per unit of d at first
 * @param beta its decline
 */
public record BestOfNLaw(double alpha, double beta) implements OveroptimizationLaw {
    @Override
    public LawForm form() {
        return LawForm.BEST_OF_N;
    }

    @Override
    public double predict(double d) {
        return d * (alpha - beta * d);
    }

    @Override
    public Optional<Peak> peak() {
        if (!(beta > 0)) {
            return Optional.empty();
        }
        double d = Math.max(0, alpha / (2 * beta));
        return Double.isFinite(d * alpha) ? Optional.of(new Peak(d, predict(d))) : Optional.empty();
    }

    @Override
    public BestOfNLaw iterated(int rounds) {
        BestOfN.requireCount(rounds);
        return new BestOfNLaw(alpha, beta / rounds);
    }
}

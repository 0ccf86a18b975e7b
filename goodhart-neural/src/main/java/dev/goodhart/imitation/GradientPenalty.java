package dev.goodhart.imitation;

import dev.goodhart.network.Tensors;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A penalty on the gradient of a score: {@code weight * mean((||grad l(x)|| - target)^2)}, of the positive part alone when it is one-sided.
 * Fits any differentiable reward: a discriminator, a preference model, a classifier of success.
 *
 * <p>It is on the score, never on D = sigmoid(l): a flat D may hide a score as steep as one likes. Inputs are to be standardized by fixed
 * statistics, or the target changes its meaning as they drift. Two-sided, it asks for a slope where the reward should be flat.
 *
 * @param placement where it looks
 * @param target k, the slope that is still free, in score per unit of the standardized inputs, at least 0
 * @param oneSided whether slopes below the target are free
 * @param weight lambda, at least 0; 0 for no penalty
 * @param noise standard deviation of the noise around agent or expert, in units of the standardized inputs, at least 0
 */
public record GradientPenalty(
        PenaltyPlacement placement, double target, boolean oneSided, double weight, double noise) {
    private static final float TINY = 1e-12f;

    /** Checks the ranges. */
    public GradientPenalty {
        if (!(target >= 0 && weight >= 0 && noise >= 0)) {
            throw new IllegalArgumentException(
                    "A penalty must have target, weight and noise >= 0, has " + target + ", " + weight + ", " + noise);
        }
    }

    /** {@return on segments, target 1, one-sided, weight 10: what Blonde, Strasser and Kalousis (2022) found best} */
    public static GradientPenalty defaults() {
        return at(PenaltyPlacement.INTERPOLATED);
    }

    /** {@return no penalty} */
    public static GradientPenalty none() {
        return new GradientPenalty(PenaltyPlacement.INTERPOLATED, 1, true, 0, 0);
    }

    /**
     * The defaults elsewhere.
     *
     * @param placement where it looks
     * @return the penalty, with noise 0.5
     */
    public static GradientPenalty at(PenaltyPlacement placement) {
        return new GradientPenalty(placement, 1, true, 10, 0.5);
    }

    /**
     * Chooses where to look.
     *
     * @param agent {@code [n][dim]} rows of the agent
     * @param expert {@code [n][dim]} rows of the expert
     * @param n how many
     * @param dim numbers in a row
     * @param random shares and noise
     * @param out {@code [at to + n * dim]} receives the points from {@code to} on
     * @param to where the points begin
     */
    void place(float[] agent, float[] expert, int n, int dim, RandomGenerator random, float[] out, int to) {
        for (int i = 0; i < n; i++) {
            double share = placement == PenaltyPlacement.INTERPOLATED ? random.nextDouble() : 0;
            for (int d = 0; d < dim; d++) {
                int at = i * dim + d;
                out[to + at] = switch (placement) {
                    case INTERPOLATED -> (float) (share * agent[at] + (1 - share) * expert[at]);
                    case AROUND_EXPERT -> (float) (expert[at] + noise * random.nextGaussian());
                    case AROUND_AGENT -> (float) (agent[at] + noise * random.nextGaussian());
                    case AT_AGENT -> agent[at];
                };
            }
        }
    }

    /**
     * The penalty.
     *
     * @param scores l at the points, made from {@code points}
     * @param points {@code [n][dim]}, requiring a gradient
     * @param first the first row that counts
     * @param rows how many rows count
     * @return one number, differentiable, of the caller's scope
     */
    public Tensor loss(Tensor scores, Tensor points, long first, long rows) {
        Tensor slope = Tensors.gradient(scores, points)
                .narrow(0, first, rows)
                .square()
                .sum(new long[] {1}, false, null)
                .add(new Scalar(TINY))
                .sqrt();
        Tensor excess = slope.sub(new Scalar(target));
        return (oneSided ? excess.relu() : excess).square().mean().mul(new Scalar(weight));
    }
}

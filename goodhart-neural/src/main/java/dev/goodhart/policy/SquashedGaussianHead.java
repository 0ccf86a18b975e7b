package dev.goodhart.policy;

import dev.goodhart.environment.ActionSpace;
import java.util.random.RandomGenerator;

/**
 * tanh of a vector from a normal distribution, stretched to the bounds: the policy of SAC. The network gives the means and then the
 * logarithms of the deviations, which are kept within [-20, 2].
 *
 * @param space the bounds
 */
public record SquashedGaussianHead(ActionSpace.Box space) implements ActionHead {
    /** The smallest logarithm of a deviation. */
    public static final float LOG_STD_MIN = -20;

    /** The largest logarithm of a deviation. */
    public static final float LOG_STD_MAX = 2;

    @Override
    public String kind() {
        return "squashed-gaussian";
    }

    @Override
    public int outputs() {
        return 2 * space.dim();
    }

    @Override
    public void choose(float[] output, int at, Choice choice, RandomGenerator random, double[] action, int to) {
        int dim = space.dim();
        for (int k = 0; k < dim; k++) {
            double u = output[at + k];
            if (choice == Choice.SAMPLED) {
                u += Math.exp(Math.clamp(output[at + dim + k], LOG_STD_MIN, LOG_STD_MAX)) * random.nextGaussian();
            }
            action[to + k] = UnitBox.stretched(space, k, Math.tanh(u));
        }
    }
}

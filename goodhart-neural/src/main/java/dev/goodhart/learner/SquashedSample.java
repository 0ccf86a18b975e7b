package dev.goodhart.learner;

import dev.goodhart.policy.SquashedGaussianHead;
import dev.goodhart.transform.Logistic;
import java.util.random.RandomGenerator;

/**
 * Actions a = tanh(u), u = m + sigma eps, drawn so that they can be differentiated with respect to m and log sigma.
 *
 * <p>log pi = sum_k (-eps_k^2 / 2 - log sigma_k - log(2 pi) / 2 - log(1 - a_k^2)). With eps held, d log pi / du = 2 a; so for the loss
 * alpha log pi - Q: dL/dm = 2 alpha a - (1 - a^2) dQ/da, and dL / d log sigma = sigma eps dL/dm - alpha.
 */
final class SquashedSample {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final int rows;
    private final int dim;
    private final double[] noise;
    private final double[] deviation;
    private final boolean[] free;
    private final double[] action;
    private final double[] log;

    SquashedSample(int rows, int dim) {
        this.rows = rows;
        this.dim = dim;
        this.noise = new double[rows * dim];
        this.deviation = new double[rows * dim];
        this.free = new boolean[rows * dim];
        this.action = new double[rows * dim];
        this.log = new double[rows];
    }

    /** Draws an action for every row of {@code [means, log deviations]}. */
    void draw(float[] output, RandomGenerator random) {
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int k = 0; k < dim; k++) {
                int j = i * dim + k;
                float said = output[i * 2 * dim + dim + k];
                float held = Math.clamp(said, SquashedGaussianHead.LOG_STD_MIN, SquashedGaussianHead.LOG_STD_MAX);
                free[j] = said == held;
                noise[j] = random.nextGaussian();
                deviation[j] = Math.exp(held);
                double u = output[i * 2 * dim + k] + deviation[j] * noise[j];
                action[j] = Math.tanh(u);
                sum -= 0.5 * noise[j] * noise[j]
                        + held
                        + HALF_LOG_TWO_PI
                        + 2 * (Math.log(2) - u - Logistic.softplus(-2 * u));
            }
            log[i] = sum;
        }
    }

    double logDensity(int row) {
        return log[row];
    }

    double meanLogDensity() {
        double sum = 0;
        for (double l : log) {
            sum += l;
        }
        return sum / rows;
    }

    /** Writes the actions to the ends of the rows of {@code [observation, action]}. */
    void putActions(float[] joined) {
        int width = joined.length / rows;
        for (int j = 0; j < rows * dim; j++) {
            joined[j / dim * width + width - dim + j % dim] = (float) action[j];
        }
    }

    /** The gradient of the mean of alpha log pi - Q with respect to the outputs; the slope is dQ / d[observation, action]. */
    void differentiate(float[] slope, int width, double alpha, float[] gradient) {
        for (int j = 0; j < rows * dim; j++) {
            double a = action[j];
            double byValue = slope[j / dim * width + width - dim + j % dim];
            double byMean = (2 * alpha * a - (1 - a * a) * byValue) / rows;
            int at = j / dim * 2 * dim + j % dim;
            gradient[at] = (float) byMean;
            gradient[at + dim] = free[j] ? (float) (deviation[j] * noise[j] * byMean - alpha / rows) : 0;
        }
    }
}

package dev.goodhart.learner;

import dev.goodhart.policy.ActionHead;
import dev.goodhart.policy.CategoricalHead;
import dev.goodhart.policy.GaussianHead;
import java.util.Arrays;

/**
 * Log probability and entropy of a stochastic policy, and their derivatives with respect to the network's outputs, by hand.
 *
 * <p>Categorical with logits z and p = softmax(z): d log p_a / dz_k = [k = a] - p_k and dH / dz_k = -p_k (log p_k + H). Gaussian with mean
 * m and log deviation s: d log p / dm = (u - m) / exp(2 s), d log p / ds = (u - m)^2 / exp(2 s) - 1, dH / ds = 1.
 */
final class Likelihood {
    private static final double HALF_LOG_TWO_PI_E = 0.5 * Math.log(2 * Math.PI * Math.E);

    private final ActionHead head;
    private final int actionDim;
    private final double[] logs;
    private final float[] deviationGradient;

    Likelihood(ActionHead head, int actionDim) {
        this.head = head;
        this.actionDim = actionDim;
        this.logs = new double[head.outputs()];
        this.deviationGradient = new float[head instanceof GaussianHead ? actionDim : 0];
    }

    /** The log probability of the action before clipping in row {@code action} under the output in row {@code row}. */
    double log(float[] output, int row, double[] raw, int action) {
        return switch (head) {
            case CategoricalHead categorical -> {
                categorical.logProbabilities(output, row * logs.length, logs);
                yield logs[(int) raw[action]];
            }
            case GaussianHead gaussian -> gaussian.logDensity(output, row * actionDim, raw, action * actionDim);
            default -> throw unsuited();
        };
    }

    double entropy(float[] output, int row) {
        return switch (head) {
            case CategoricalHead categorical -> {
                categorical.logProbabilities(output, row * logs.length, logs);
                double entropy = 0;
                for (double log : logs) {
                    entropy -= Math.exp(log) * log;
                }
                yield entropy;
            }
            case GaussianHead gaussian -> {
                double entropy = 0;
                for (float log : gaussian.logStd().values()) {
                    entropy += log + HALF_LOG_TWO_PI_E;
                }
                yield entropy;
            }
            default -> throw unsuited();
        };
    }

    /** Adds to the gradient of a row: {@code byLog} is dL / d log p, {@code byEntropy} is dL / dH. */
    void differentiate(
            float[] output, int row, double[] raw, int action, double byLog, double byEntropy, float[] gradient) {
        switch (head) {
            case CategoricalHead categorical -> {
                double entropy = entropy(output, row);
                int taken = (int) raw[action];
                for (int k = 0; k < logs.length; k++) {
                    double p = Math.exp(logs[k]);
                    gradient[row * logs.length + k] +=
                            (float) (byLog * ((k == taken ? 1 : 0) - p) - byEntropy * p * (logs[k] + entropy));
                }
            }
            case GaussianHead gaussian -> {
                for (int k = 0; k < actionDim; k++) {
                    double deviation = Math.exp(gaussian.logStd().values()[k]);
                    double z = (raw[action * actionDim + k] - output[row * actionDim + k]) / deviation;
                    gradient[row * actionDim + k] += (float) (byLog * z / deviation);
                    deviationGradient[k] += (float) (byLog * (z * z - 1) + byEntropy);
                }
            }
            default -> throw unsuited();
        }
    }

    /** Hands what was collected for the deviations to their parameters, and forgets it. */
    void flush() {
        if (head instanceof GaussianHead gaussian) {
            gaussian.logStd().addGradient(deviationGradient);
            Arrays.fill(deviationGradient, 0);
        }
    }

    private IllegalStateException unsuited() {
        return new IllegalStateException("A policy of kind '" + head.kind() + "' has no likelihood to be raised");
    }
}

package dev.goodhart.network;

/**
 * Settings of Adam.
 *
 * @param learningRate step size, above 0
 * @param beta1 decay of the mean of gradients, in [0, 1)
 * @param beta2 decay of the mean of their squares, in [0, 1)
 * @param epsilon added to the root of the latter, above 0
 * @param weightDecay decoupled decay of the values per step, times the learning rate (Loshchilov and Hutter 2019); at least 0
 * @param maxGradNorm gradients longer than this are scaled to it; infinite for no limit
 */
public record AdamSettings(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, double maxGradNorm) {
    /** Checks the ranges. */
    public AdamSettings {
        if (!(learningRate > 0
                && beta1 >= 0
                && beta1 < 1
                && beta2 >= 0
                && beta2 < 1
                && epsilon > 0
                && weightDecay >= 0
                && maxGradNorm > 0)) {
            throw new IllegalArgumentException("Adam must have learningRate > 0, betas in [0, 1), epsilon > 0,"
                    + " weightDecay >= 0 and maxGradNorm > 0, has " + learningRate + ", " + beta1 + ", " + beta2 + ", "
                    + epsilon + ", " + weightDecay + ", " + maxGradNorm);
        }
    }

    /** {@return 0.001, 0.9, 0.999, 1e-8, no decay, no limit} */
    public static AdamSettings defaults() {
        return of(1e-3);
    }

    /**
     * The defaults with another step size.
     *
     * @param learningRate above 0
     * @return the settings
     */
    public static AdamSettings of(double learningRate) {
        return new AdamSettings(learningRate, 0.9, 0.999, 1e-8, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * The same with a limit on gradients.
     *
     * @param norm above 0
     * @return the settings
     */
    public AdamSettings withMaxGradNorm(double norm) {
        return new AdamSettings(learningRate, beta1, beta2, epsilon, weightDecay, norm);
    }

    /**
     * The same with another epsilon.
     *
     * @param value above 0
     * @return the settings
     */
    public AdamSettings withEpsilon(double value) {
        return new AdamSettings(learningRate, beta1, beta2, value, weightDecay, maxGradNorm);
    }

    /**
     * The same with decoupled decay.
     *
     * @param value at least 0
     * @return the settings
     */
    public AdamSettings withWeightDecay(double value) {
        return new AdamSettings(learningRate, beta1, beta2, epsilon, value, maxGradNorm);
    }
}

package dev.goodhart.progress;

import dev.goodhart.attribution.AttributionOptions;

/**
 * How networks of progress look and learn.
 *
 * @param memory whether a turn's contribution may depend on the turns before it
 * @param width hidden units of each, at least 1
 * @param lambda ridge penalty of the line they begin at, for 2,000 runs, at least 0
 * @param learningRate of Adam, above 0
 * @param batch runs in a minibatch, at least 1
 * @param epochs most passes over the runs, at least 1
 * @param folds how many networks: each learns from all but one part of the runs, which says when to stop; at least 2
 * @param patience epochs without a better prediction of that part after which learning stops, at least 1
 * @param seed of the weights, the parts and the order of runs
 */
public record NetworkSettings(
        boolean memory,
        int width,
        double lambda,
        double learningRate,
        int batch,
        int epochs,
        int folds,
        int patience,
        long seed) {
    /** Checks the ranges. */
    public NetworkSettings {
        if (width < 1 || batch < 1 || epochs < 1 || patience < 1 || folds < 2) {
            throw new IllegalArgumentException(
                    "Width, batch, epochs and patience must be at least 1 and folds at least 2, are " + width + ", "
                            + batch + ", " + epochs + ", " + patience + " and " + folds);
        }
        if (!(learningRate > 0 && lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("The settings must have learningRate > 0 and a finite lambda >= 0, have "
                    + learningRate + " and " + lambda);
        }
    }

    /** {@return no memory, 32 hidden units, lambda 100, rate 0.003, 32 runs a batch, at most 200 epochs, 5 networks, patience 20} */
    public static NetworkSettings defaults() {
        return new NetworkSettings(false, 32, AttributionOptions.LAMBDA, 3e-3, 32, 200, 5, 20, 0);
    }

    /**
     * The same with or without memory.
     *
     * @param value whether contributions may depend on earlier turns
     * @return the settings
     */
    public NetworkSettings withMemory(boolean value) {
        return new NetworkSettings(value, width, lambda, learningRate, batch, epochs, folds, patience, seed);
    }

    /**
     * The same with another penalty.
     *
     * @param value of the line, for 2,000 runs, at least 0
     * @return the settings
     */
    public NetworkSettings withLambda(double value) {
        return new NetworkSettings(memory, width, value, learningRate, batch, epochs, folds, patience, seed);
    }

    /**
     * The same with another seed.
     *
     * @param value the seed
     * @return the settings
     */
    public NetworkSettings withSeed(long value) {
        return new NetworkSettings(memory, width, lambda, learningRate, batch, epochs, folds, patience, value);
    }

    /**
     * The same with another limit.
     *
     * @param value most passes over the runs, at least 1
     * @return the settings
     */
    public NetworkSettings withEpochs(int value) {
        return new NetworkSettings(memory, width, lambda, learningRate, batch, value, folds, patience, seed);
    }
}

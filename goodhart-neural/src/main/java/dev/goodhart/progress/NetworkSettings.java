package dev.goodhart.progress;

/**
 * How a network of progress looks and learns.
 *
 * @param memory whether a turn's contribution may depend on the turns before it
 * @param width hidden units, at least 1
 * @param learningRate of Adam, above 0
 * @param weightDecay decoupled, a step and times the learning rate; at least 0
 * @param batch runs in a minibatch, at least 1
 * @param epochs most passes over the runs, at least 1
 * @param heldOut share of the runs that only say when to stop, in [0, 1); with 0 all epochs are run
 * @param patience epochs without a better prediction of those after which learning stops, at least 1
 * @param seed of the weights, the runs held out and the order of runs
 */
public record NetworkSettings(
        boolean memory,
        int width,
        double learningRate,
        double weightDecay,
        int batch,
        int epochs,
        double heldOut,
        int patience,
        long seed) {
    /** Checks the ranges. */
    public NetworkSettings {
        if (width < 1 || batch < 1 || epochs < 1 || patience < 1) {
            throw new IllegalArgumentException("Width, batch, epochs and patience must be at least 1, are " + width
                    + ", " + batch + ", " + epochs + " and " + patience);
        }
        if (!(learningRate > 0 && weightDecay >= 0 && heldOut >= 0 && heldOut < 1)) {
            throw new IllegalArgumentException(
                    "The settings must have learningRate > 0, weightDecay >= 0 and heldOut in [0, 1), have "
                            + learningRate + ", " + weightDecay + " and " + heldOut);
        }
    }

    /** {@return no memory, 32 hidden units, rate 0.003, decay 0.01, 32 runs a batch, at most 200 epochs, a fifth held out, patience 20} */
    public static NetworkSettings defaults() {
        return new NetworkSettings(false, 32, 3e-3, 1e-2, 32, 200, 0.2, 20, 0);
    }

    /**
     * The same with or without memory.
     *
     * @param value whether contributions may depend on earlier turns
     * @return the settings
     */
    public NetworkSettings withMemory(boolean value) {
        return new NetworkSettings(value, width, learningRate, weightDecay, batch, epochs, heldOut, patience, seed);
    }

    /**
     * The same with another seed.
     *
     * @param value the seed
     * @return the settings
     */
    public NetworkSettings withSeed(long value) {
        return new NetworkSettings(memory, width, learningRate, weightDecay, batch, epochs, heldOut, patience, value);
    }

    /**
     * The same with another limit.
     *
     * @param value most passes over the runs, at least 1
     * @return the settings
     */
    public NetworkSettings withEpochs(int value) {
        return new NetworkSettings(memory, width, learningRate, weightDecay, batch, value, heldOut, patience, seed);
    }
}

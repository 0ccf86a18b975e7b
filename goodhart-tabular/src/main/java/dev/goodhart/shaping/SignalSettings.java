package dev.goodhart.shaping;

/**
 * What the signals are made with.
 *
 * @param walkDiscount c of {@link GraphSignal#SUCCESSOR}, in (0, 1); nearer to 1 it reaches farther and rises less steeply
 * @param dimension length of the embeddings of {@link GraphSignal#ADJACENCY_DECODER}, at least 1
 * @param decoderSteps gradient steps of the decoder, at least 1
 * @param learningRate of Adam in the decoder, positive
 * @param seed of the decoder's first embeddings
 */
public record SignalSettings(double walkDiscount, int dimension, int decoderSteps, double learningRate, long seed) {
    /** Checks the ranges. */
    public SignalSettings {
        if (!(walkDiscount > 0 && walkDiscount < 1)) {
            throw new IllegalArgumentException("The walk discount (" + walkDiscount + ") must be in (0, 1)");
        }
        if (dimension < 1 || decoderSteps < 1 || !(learningRate > 0)) {
            throw new IllegalArgumentException("The decoder must have dimension, steps and learning rate above 0, has "
                    + dimension + ", " + decoderSteps + " and " + learningRate);
        }
    }

    /** {@return walk discount 0.9, embeddings of 8, 3,000 steps of 0.02, seed 0} */
    public static SignalSettings defaults() {
        return new SignalSettings(0.9, 8, 3_000, 0.02, 0);
    }

    /**
     * The same with another walk.
     *
     * @param newDiscount in (0, 1)
     * @return the settings
     */
    public SignalSettings withWalkDiscount(double newDiscount) {
        return new SignalSettings(newDiscount, dimension, decoderSteps, learningRate, seed);
    }

    /**
     * The same with another decoder.
     *
     * @param newDimension length of the embeddings
     * @param newSteps gradient steps
     * @param newSeed of the first embeddings
     * @return the settings
     */
    public SignalSettings withDecoder(int newDimension, int newSteps, long newSeed) {
        return new SignalSettings(walkDiscount, newDimension, newSteps, learningRate, newSeed);
    }
}

package dev.goodhart.imitation;

/**
 * Settings of a random expert distillation.
 *
 * @param hidden width of the two hidden layers of either network, at least 1
 * @param outputs numbers that the random network makes of a row, at least 1
 * @param learningRate of Adam, above 0
 * @param batchSize rows of a step, at least 1
 * @param steps that an {@link Imitation} has it take before the agent's first, at least 1
 */
public record DistillationSettings(int hidden, int outputs, double learningRate, int batchSize, int steps) {
    /** Checks the ranges. */
    public DistillationSettings {
        if (hidden < 1 || outputs < 1 || batchSize < 1 || steps < 1 || !(learningRate > 0)) {
            throw new IllegalArgumentException(
                    "A distillation must have hidden, outputs, batchSize and steps >= 1 and" + " learningRate > 0, has "
                            + hidden + ", " + outputs + ", " + batchSize + ", " + steps + ", " + learningRate);
        }
    }

    /** {@return 64 wide, 64 numbers, 0.001, batches of 64, 2,000 steps} */
    public static DistillationSettings defaults() {
        return new DistillationSettings(64, 64, 1e-3, 64, 2000);
    }
}

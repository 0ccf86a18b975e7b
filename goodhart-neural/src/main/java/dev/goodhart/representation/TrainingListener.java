package dev.goodhart.representation;

/** Hears of every training step. */
@FunctionalInterface
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = (step, loss) -> {};

    /**
     * A step was taken. A listener may leave training by throwing, such as a {@link java.util.concurrent.CancellationException}.
     *
     * @param step how many were taken, from 1
     * @param loss the mean loss of the step's batch before it
     */
    void step(int step, double loss);
}

package dev.goodhart.study;

/** Told by an engine how its trials go, always in the thread that called the engine. */
public interface TrialListener {
    /**
     * A trial ended. An exception thrown from here stops the engine.
     *
     * @param outcome how
     */
    void ended(TrialOutcome outcome);

    /**
     * Called now and then.
     *
     * @param inFlight the sum of the fractions done of the trials that are running
     */
    default void progress(double inFlight) {}
}

package dev.goodhart.study;

/** Told how a study's run goes, always in the thread that called the runner. */
public interface RunListener {
    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /**
     * Called once, before the first trial.
     *
     * @param planned how many trials the plan has
     * @param stored how many of them are stored already and will not be run
     */
    default void planned(int planned, int stored) {}

    /**
     * A trial has ended and is stored.
     *
     * @param trial the trial
     */
    default void saved(StoredTrial trial) {}

    /**
     * A trial broke down; the others go on.
     *
     * @param trial which, and why
     */
    default void broke(TrialOutcome.Broken trial) {}

    /**
     * Called now and then.
     *
     * @param inFlight the sum of the fractions done of the trials that are running
     */
    default void progress(double inFlight) {}
}

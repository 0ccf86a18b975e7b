package dev.goodhart.study;

import java.time.Duration;

/** How a trial ended. */
public sealed interface TrialOutcome {
    /** {@return the trial's name} */
    TrialKey key();

    /**
     * It measured something.
     *
     * @param key the trial's name
     * @param result what it measured
     * @param duration how long it took
     */
    record Finished(TrialKey key, TrialResult result, Duration duration) implements TrialOutcome {}

    /**
     * It broke down; nothing of it is kept.
     *
     * @param key the trial's name
     * @param cause what it threw
     */
    record Broken(TrialKey key, Throwable cause) implements TrialOutcome {
        /** {@return what it threw and where, in one line} */
        public String text() {
            StackTraceElement[] trace = cause.getStackTrace();
            return key.path() + ": " + cause + (trace.length == 0 ? "" : " at " + trace[0]);
        }
    }
}

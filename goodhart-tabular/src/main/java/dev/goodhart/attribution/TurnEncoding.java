package dev.goodhart.attribution;

import java.util.List;

/** How a turn becomes a vector of features. What it does not know, such as a pair that was in no run it was made from, has no entries. */
public interface TurnEncoding {
    /** {@return how many features there are} */
    int features();

    /**
     * Adds a turn's features.
     *
     * @param turn the turn
     * @param entries receives them
     */
    void encode(Turn turn, Entries entries);

    /** Receives features; a feature that comes twice counts twice. */
    @FunctionalInterface
    interface Entries {
        /**
         * Takes one.
         *
         * @param feature in [0, features)
         * @param value its value
         */
        void add(int feature, double value);
    }

    /**
     * Encodes whole runs.
     *
     * @param runs the runs
     * @return the same as sparse vectors
     */
    default EncodedRuns encode(List<ScoredRun> runs) {
        return EncodedRunsBuilder.of(this, runs);
    }
}

package dev.goodhart.studies.heron;

import dev.goodhart.input.InvalidInputException;

/**
 * How a reward is learned at the crossing.
 *
 * @param rounds rounds of collecting and learning, at least 1
 * @param segments new segments in each round, at least 2
 * @param steps steps of a segment, at least 1
 * @param pairs random pairs over all segments, at least 1
 * @param adamSteps steps of Adam on the reward in each round
 * @param rate their learning rate
 * @param l2 penalty on the weights
 * @param exploration how often a random action replaces the plan's, in [0, 1]
 */
public record CrossingSettings(
        int rounds, int segments, int steps, int pairs, int adamSteps, double rate, double l2, double exploration) {
    /** Checks the counts. */
    public CrossingSettings {
        if (rounds < 1 || segments < 2 || steps < 1 || pairs < 1 || adamSteps < 1 || !(rate > 0) || !(l2 >= 0)) {
            throw new InvalidInputException("Counts must be at least 1, segments 2, and the rate positive");
        }
        if (!(exploration >= 0 && exploration <= 1)) {
            throw new InvalidInputException("The exploration (" + exploration + ") must be in [0, 1]");
        }
    }

    /** {@return 5 rounds of 300 segments of 20 steps, 3000 pairs, 300 steps of 0.05, l2 0.001, exploration 0.3} */
    public static CrossingSettings defaults() {
        return new CrossingSettings(5, 300, 20, 3000, 300, 0.05, 1e-3, 0.3);
    }
}

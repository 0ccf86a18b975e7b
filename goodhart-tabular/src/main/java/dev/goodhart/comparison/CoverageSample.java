package dev.goodhart.comparison;

import dev.goodhart.reward.TransitionBatch;

/**
 * The points at which rewards are compared: n state-action pairs drawn from a coverage distribution, each with k successors drawn
 * from the world.
 *
 * <p>The distance is an average over these points, so what they do not cover does not count. The pairs must not come from the policy
 * alone unless it tries every action: what differs only in actions never taken would go unseen.
 *
 * @param transitions {@code n * k} rows; rows {@code i * k .. (i + 1) * k} leave the same state by the same action
 * @param successors k, how many successors each pair has; 1 says that the world is deterministic
 */
public record CoverageSample(TransitionBatch transitions, int successors) {
    /** Checks that the rows come in groups. */
    public CoverageSample {
        if (successors < 1) {
            throw new IllegalArgumentException("The number of successors (" + successors + ") must be at least 1");
        }
        if (transitions.size() == 0 || transitions.size() % successors != 0) {
            throw new IllegalArgumentException("The coverage sample must have n * " + successors
                    + " transitions with n at least 1, has " + transitions.size());
        }
        for (int i = 0; i < transitions.size(); i++) {
            int head = i - i % successors;
            if (differs(transitions.state(), transitions.stateDim(), i, head)
                    || differs(transitions.action(), transitions.actionDim(), i, head)) {
                throw new IllegalArgumentException("Rows " + head + " to " + (head + successors - 1)
                        + " of the coverage sample must leave one state by one action, row " + i + " differs\nMaybe the"
                        + " rows are ordered by successor first");
            }
        }
    }

    /** {@return the number of state-action pairs n} */
    public int pairs() {
        return transitions.size() / successors;
    }

    private static boolean differs(double[] values, int width, int row, int head) {
        for (int j = 0; j < width; j++) {
            if (values[row * width + j] != values[head * width + j]) {
                return true;
            }
        }
        return false;
    }
}

package dev.goodhart.learner;

import dev.goodhart.reward.StepEnd;

/** How steps ended, as numbers: in a buffer and in files. */
final class EndCode {
    private EndCode() {}

    static byte of(StepEnd end) {
        return switch (end) {
            case CONTINUING -> 0;
            case TERMINATED -> 1;
            case TRUNCATED -> 2;
        };
    }

    static StepEnd end(long code) {
        return code == 0 ? StepEnd.CONTINUING : code == 1 ? StepEnd.TERMINATED : StepEnd.TRUNCATED;
    }
}

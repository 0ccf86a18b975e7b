package dev.goodhart.environment;

import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;

/** Parts of which the usual rewards are made. */
final class UsualRewards {
    /** One for every step. */
    static final RewardFunction EVERY_STEP = (batch, out) -> {
        for (int i = 0; i < batch.size(); i++) {
            out[i] = 1;
        }
    };

    /** One for the step that ends the episode by the world's own rules. */
    static final RewardFunction TERMINATED = (batch, out) -> {
        for (int i = 0; i < batch.size(); i++) {
            out[i] = batch.end()[i] == StepEnd.TERMINATED ? 1 : 0;
        }
    };

    /** One for every step but the one that ends the episode by the world's own rules. */
    static final RewardFunction NOT_TERMINATED = (batch, out) -> {
        for (int i = 0; i < batch.size(); i++) {
            out[i] = batch.end()[i] == StepEnd.TERMINATED ? 0 : 1;
        }
    };

    /** The squared length of the action. */
    static final RewardFunction SQUARED_ACTION = (batch, out) -> {
        int dim = batch.actionDim();
        for (int i = 0; i < batch.size(); i++) {
            double sum = 0;
            for (int k = i * dim; k < (i + 1) * dim; k++) {
                sum += batch.action()[k] * batch.action()[k];
            }
            out[i] = sum;
        }
    };

    private UsualRewards() {}

    /** The distance in the plane between two points of the state entered, given by where their two entries begin. */
    static RewardFunction distance(int first, int second) {
        return (batch, out) -> {
            double[] next = batch.next();
            for (int i = 0; i < batch.size(); i++) {
                int row = i * batch.stateDim();
                out[i] = Math.hypot(
                        next[row + first] - next[row + second], next[row + first + 1] - next[row + second + 1]);
            }
        };
    }

    /** The length of a vector in the plane within the state entered. */
    static RewardFunction length(int at) {
        return (batch, out) -> {
            double[] next = batch.next();
            for (int i = 0; i < batch.size(); i++) {
                int row = i * batch.stateDim() + at;
                out[i] = Math.hypot(next[row], next[row + 1]);
            }
        };
    }
}

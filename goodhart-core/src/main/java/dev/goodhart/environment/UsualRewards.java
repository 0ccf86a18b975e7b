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

    private UsualRewards() {}
}

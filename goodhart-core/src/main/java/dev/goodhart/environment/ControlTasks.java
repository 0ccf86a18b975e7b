package dev.goodhart.environment;

import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardRole;
import java.util.List;

/** The classic control tasks with the rewards and time limits of their usual names. */
final class ControlTasks {
    private ControlTasks() {}

    static List<Task> all() {
        return List.of(cartPole());
    }

    private static Task cartPole() {
        return Task.of(
                        "Keep a pole upright on a cart by pushing the cart left or right; 1 a step",
                        new CartPole(500),
                        RewardBreakdown.ofSingle("balance", "upright", RewardRole.INTENDED, UsualRewards.EVERY_STEP))
                .scriptedBy((observation, at, action, to, random) -> {
                    // Moves the pole's foot under its head, and gently back to the middle of the track.
                    double lean = observation[at + 2]
                            + 0.25 * observation[at + 3]
                            + 0.02 * observation[at]
                            + 0.05 * observation[at + 1];
                    action[to] = lean > 0 ? 1 : 0;
                });
    }
}

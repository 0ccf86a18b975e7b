package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tabular Q-learning (Watkins 1989) with epsilon-greedy exploration: a learner that sees only samples.
 *
 * <p>The target of a step into a terminal state is the reward alone; a truncated episode still bootstraps. Greedy ties are broken
 * at random among equals, so that an untrained learner explores instead of repeating action 0.
 */
public final class QLearning {
    /**
     * How the learner learns.
     *
     * @param steps environment steps in all, at least 1
     * @param checkpoints how many policies are recorded on the way, at least 1
     * @param learningRate step size alpha in (0, 1]
     * @param exploration epsilon in [0, 1]
     * @param horizon steps after which an episode is truncated, at least 1
     */
    public record Settings(int steps, int checkpoints, double learningRate, double exploration, int horizon) {
        /** Checks the ranges. */
        public Settings {
            require(steps >= 1, "steps", steps, "be at least 1");
            require(checkpoints >= 1, "checkpoints", checkpoints, "be at least 1");
            require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "be in (0, 1]");
            require(exploration >= 0 && exploration <= 1, "exploration", exploration, "be in [0, 1]");
            require(horizon >= 1, "horizon", horizon, "be at least 1");
        }

        /** {@return 100,000 steps, 20 checkpoints, learning rate 0.2, exploration 0.1, horizon 200} */
        public static Settings defaults() {
            return new Settings(100_000, 20, 0.2, 0.1, 200);
        }

        private static void require(boolean condition, String name, double value, String what) {
            if (!condition) {
                throw new IllegalArgumentException("The " + name + " (" + value + ") must " + what);
            }
        }
    }

    /**
     * What the learner would do at one moment of its training.
     *
     * @param steps environment steps taken
     * @param choice {@code [states]} the greedy action of every state
     */
    public record Checkpoint(int steps, int[] choice) {}

    private QLearning() {}

    /**
     * Trains a learner from zero.
     *
     * @param mdp the world
     * @param reward the reward it sees
     * @param settings how it learns
     * @param random its source of randomness
     * @return {@code checkpoints} greedy policies, evenly spaced in steps, the last at the end of training
     */
    public static List<Checkpoint> train(
            TabularMdp mdp, TabularReward reward, Settings settings, RandomGenerator random) {
        QLearner learner = new QLearner(
                mdp,
                LearnerReward.of(mdp, reward),
                settings.learningRate(),
                settings.exploration(),
                settings.horizon(),
                QLearner.Ties.RANDOM,
                random);
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int step = 1; step <= settings.steps(); step++) {
            learner.step();
            if ((long) step * settings.checkpoints() / settings.steps()
                    != (long) (step - 1) * settings.checkpoints() / settings.steps()) {
                checkpoints.add(new Checkpoint(step, learner.greedy()));
            }
        }
        return checkpoints;
    }
}

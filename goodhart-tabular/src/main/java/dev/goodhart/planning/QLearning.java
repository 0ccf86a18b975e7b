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

    private final TabularMdp mdp;
    private final double[] reward;
    private final Settings settings;
    private final RandomGenerator random;
    private final double[] q;

    private QLearning(TabularMdp mdp, TabularReward reward, Settings settings, RandomGenerator random) {
        this.mdp = mdp;
        this.reward = reward.onSupport(mdp);
        this.settings = settings;
        this.random = random;
        this.q = new double[mdp.states() * mdp.actions()];
    }

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
        return new QLearning(mdp, reward, settings, random).run();
    }

    /**
     * Trains a learner from zero for a number of episodes and tells how long each was: the measure of how soon a reward teaches.
     *
     * @param mdp the world
     * @param reward the reward it sees
     * @param settings how it learns; its steps and checkpoints do not count here
     * @param episodes how many, at least 1
     * @param random its source of randomness
     * @return {@code [episodes]} steps until the episode terminated, or the horizon
     */
    public static int[] episodeLengths(
            TabularMdp mdp, TabularReward reward, Settings settings, int episodes, RandomGenerator random) {
        QLearning learner = new QLearning(mdp, reward, settings, random);
        int[] lengths = new int[episodes];
        for (int episode = 0; episode < episodes; episode++) {
            int state = learner.sampleStart();
            for (int age = 0; age < settings.horizon() && !mdp.isTerminal(state); age++) {
                state = learner.step(state);
                lengths[episode]++;
            }
        }
        return lengths;
    }

    private List<Checkpoint> run() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        int state = sampleStart();
        int age = 0;
        for (int step = 1; step <= settings.steps(); step++) {
            int next = step(state);
            age++;
            if (mdp.isTerminal(next) || age == settings.horizon()) {
                state = sampleStart();
                age = 0;
            } else {
                state = next;
            }
            if ((long) step * settings.checkpoints() / settings.steps()
                    != (long) (step - 1) * settings.checkpoints() / settings.steps()) {
                checkpoints.add(checkpoint(step));
            }
        }
        return checkpoints;
    }

    /** Acts once, learns from it, and returns the state entered. */
    private int step(int state) {
        int action = random.nextDouble() < settings.exploration() ? random.nextInt(mdp.actions()) : greedy(state);
        int row = state * mdp.actions() + action;
        int k = sampleTransition(row);
        int next = mdp.successor()[k];
        double target = reward[k] + (mdp.isTerminal(next) ? 0 : mdp.discount() * maximum(next));
        q[row] += settings.learningRate() * (target - q[row]);
        return next;
    }

    private Checkpoint checkpoint(int step) {
        int[] choice = new int[mdp.states()];
        for (int s = 0; s < choice.length; s++) {
            choice[s] = greedy(s);
        }
        return new Checkpoint(step, choice);
    }

    private int greedy(int state) {
        int from = state * mdp.actions();
        double best = maximum(state);
        int ties = 0;
        int choice = 0;
        for (int a = 0; a < mdp.actions(); a++) {
            if (q[from + a] == best && (++ties == 1 || random.nextInt(ties) == 0)) {
                choice = a;
            }
        }
        return choice;
    }

    private double maximum(int state) {
        double best = Double.NEGATIVE_INFINITY;
        for (int row = state * mdp.actions(); row < (state + 1) * mdp.actions(); row++) {
            best = Math.max(best, q[row]);
        }
        return best;
    }

    private int sampleStart() {
        double u = random.nextDouble();
        int last = 0;
        for (int s = 0; s < mdp.states(); s++) {
            if (mdp.start()[s] > 0) {
                last = s;
                u -= mdp.start()[s];
                if (u < 0) {
                    return s;
                }
            }
        }
        return last;
    }

    private int sampleTransition(int row) {
        double u = random.nextDouble();
        int end = mdp.rowStart()[row + 1];
        for (int k = mdp.rowStart()[row]; k < end - 1; k++) {
            u -= mdp.probability()[k];
            if (u < 0) {
                return k;
            }
        }
        return end - 1;
    }
}

package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tabular REINFORCE (Williams 1992) with a softmax policy and no baseline:
 *
 * <pre>theta(s_t, .) += rate * G_t * (1 of a_t - pi(.|s_t)) / number of steps,</pre>
 *
 * summed over the steps of the latest episodes, G_t the discounted rewards from t to the end of the episode. How it can mislead: without a
 * baseline the size of the reward acts as a step size, so compare rewards of equal maximum. Not safe for use by several threads at once.
 */
public final class SoftmaxReinforce {
    /**
     * How the learner learns.
     *
     * @param learningRate step size above 0
     * @param horizon steps after which an episode is cut off, at least 1
     * @param updateEvery episodes between two updates, at least 1
     * @param recent how many of the latest episodes an update uses, at least 1
     * @param buffer how many episodes are kept, at least {@code recent}
     */
    public record Settings(double learningRate, int horizon, int updateEvery, int recent, int buffer) {
        /** Checks the ranges. */
        public Settings {
            if (!(learningRate > 0) || horizon < 1 || updateEvery < 1 || recent < 1 || buffer < recent) {
                throw new IllegalArgumentException(
                        "The learner must have learningRate > 0, horizon >= 1, updateEvery >= 1,"
                                + " recent >= 1 and buffer >= recent, has " + learningRate + ", " + horizon + ", "
                                + updateEvery + ", " + recent + " and " + buffer);
            }
        }

        /** {@return learning rate 0.1, horizon 40, an update every second episode on the latest 5 of 10} */
        public static Settings defaults() {
            return new Settings(0.1, 40, 2, 5, 10);
        }
    }

    private final TabularMdp mdp;
    private final Settings settings;
    private final RandomGenerator random;
    private final TransitionSampler sampler;
    private final double[] theta;
    private TabularPolicy policy;
    private final Deque<Episode> buffer = new ArrayDeque<>();
    private int episodes;

    /**
     * A learner that begins with given preferences.
     *
     * @param mdp the world
     * @param theta {@code [states * actions]} the first preferences; copied, all zero for the uniform policy
     * @param settings how it learns
     * @param random its source of randomness
     */
    public SoftmaxReinforce(TabularMdp mdp, double[] theta, Settings settings, RandomGenerator random) {
        if (theta.length != mdp.states() * mdp.actions()) {
            throw new IllegalArgumentException("The preferences must be states * actions = "
                    + mdp.states() * mdp.actions() + " numbers, are " + theta.length);
        }
        this.mdp = mdp;
        this.settings = settings;
        this.random = random;
        this.sampler = new TransitionSampler(mdp);
        this.theta = theta.clone();
        this.policy = TabularPolicy.softmax(mdp.states(), mdp.actions(), theta);
    }

    /**
     * Acts for one episode, and learns from the latest ones when it is time.
     *
     * @param reward what it is paid
     * @return the episode
     */
    public Episode episode(LearnerReward reward) {
        Episode episode = rollOut(reward);
        if (buffer.size() == settings.buffer()) {
            buffer.removeFirst();
        }
        buffer.addLast(episode);
        episodes++;
        if (episodes % settings.updateEvery() == 0) {
            learn();
        }
        return episode;
    }

    /** {@return the latest episodes, oldest first, at most as many as are kept} */
    public List<Episode> latest() {
        return new ArrayList<>(buffer);
    }

    /** {@return the present policy} */
    public TabularPolicy policy() {
        return policy;
    }

    private Episode rollOut(LearnerReward reward) {
        int actions = mdp.actions();
        int[] states = new int[settings.horizon()];
        int[] taken = new int[settings.horizon()];
        int[] transitions = new int[settings.horizon()];
        double[] rewards = new double[settings.horizon()];
        double[] behaviour = new double[settings.horizon() * actions];
        int state = sampler.start(random);
        int t = 0;
        while (t < settings.horizon() && !mdp.isTerminal(state)) {
            int row = sampler.row(policy, state, random);
            int action = row - state * actions;
            int k = sampler.transition(row, random);
            states[t] = state;
            taken[t] = action;
            transitions[t] = k;
            rewards[t] = reward.pay(state, action, k);
            System.arraycopy(policy.probability(), state * actions, behaviour, t * actions, actions);
            state = mdp.successor()[k];
            t++;
        }
        return t == settings.horizon()
                ? new Episode(states, taken, transitions, rewards, behaviour)
                : new Episode(
                        Arrays.copyOf(states, t),
                        Arrays.copyOf(taken, t),
                        Arrays.copyOf(transitions, t),
                        Arrays.copyOf(rewards, t),
                        Arrays.copyOf(behaviour, t * actions));
    }

    private void learn() {
        int actions = mdp.actions();
        double[] gradient = new double[theta.length];
        int steps = 0;
        int skipped = Math.max(0, buffer.size() - settings.recent());
        for (Episode episode : buffer) {
            if (skipped-- > 0) {
                continue;
            }
            double[] returns = Episode.returns(episode.rewards(), mdp.discount());
            for (int t = 0; t < returns.length; t++) {
                int from = episode.states()[t] * actions;
                gradient[from + episode.actions()[t]] += returns[t];
                for (int a = 0; a < actions; a++) {
                    gradient[from + a] -= returns[t] * policy.probability()[from + a];
                }
            }
            steps += returns.length;
        }
        for (int i = 0; i < theta.length; i++) {
            theta[i] += settings.learningRate() * gradient[i] / Math.max(1, steps);
        }
        policy = TabularPolicy.softmax(mdp.states(), mdp.actions(), theta);
    }
}

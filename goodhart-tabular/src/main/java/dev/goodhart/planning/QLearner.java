package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import java.util.random.RandomGenerator;

/**
 * A tabular Q-learner that is moved one step at a time, for callers that count steps or episodes as they like.
 *
 * <p>The target of a step into a terminal state is the reward alone; a truncated episode still bootstraps. Greedy ties are broken
 * as asked for, which matters as long as nothing has been paid. Not safe for use by several threads at once.
 */
public final class QLearner {
    /** Which of equally valued actions is greedy. */
    public enum Ties {
        /** Any of them: an untrained learner walks at random. */
        RANDOM,
        /** The first of them: an untrained learner repeats action 0 unless it explores. */
        FIRST
    }

    private final TabularMdp mdp;
    private final LearnerReward reward;
    private final double learningRate;
    private final double exploration;
    private final int horizon;
    private final Ties ties;
    private final RandomGenerator random;
    private final TransitionSampler sampler;
    private final double[] q;
    private int state;
    private int age;

    /**
     * A learner that knows nothing yet.
     *
     * @param mdp the world
     * @param reward what it is paid
     * @param learningRate step size alpha in (0, 1]
     * @param exploration epsilon in [0, 1]
     * @param horizon steps after which an episode is truncated, at least 1
     * @param ties which of equally valued actions is greedy
     * @param random its source of randomness
     */
    public QLearner(
            TabularMdp mdp,
            LearnerReward reward,
            double learningRate,
            double exploration,
            int horizon,
            Ties ties,
            RandomGenerator random) {
        this.mdp = mdp;
        this.reward = reward;
        this.learningRate = learningRate;
        this.exploration = exploration;
        this.horizon = horizon;
        this.ties = ties;
        this.random = random;
        this.sampler = new TransitionSampler(mdp);
        this.q = new double[mdp.states() * mdp.actions()];
        this.state = sampler.start(random);
    }

    /**
     * Takes one step and learns from it.
     *
     * @return whether the step ended an episode
     */
    public boolean step() {
        int action = random.nextDouble() < exploration ? random.nextInt(mdp.actions()) : greedy(state);
        int row = state * mdp.actions() + action;
        int k = sampler.transition(row, random);
        int next = mdp.successor()[k];
        boolean terminated = mdp.isTerminal(next);
        double target = reward.pay(state, action, k) + (terminated ? 0 : mdp.discount() * maximum(next));
        q[row] += learningRate * (target - q[row]);
        age++;
        if (terminated || age == horizon) {
            state = sampler.start(random);
            age = 0;
            return true;
        }
        state = next;
        return false;
    }

    /** {@return {@code [states]} the greedy action of every state} */
    public int[] greedy() {
        int[] choice = new int[mdp.states()];
        for (int s = 0; s < choice.length; s++) {
            choice[s] = greedy(s);
        }
        return choice;
    }

    private int greedy(int from) {
        int row = from * mdp.actions();
        double best = maximum(from);
        int equals = 0;
        int choice = 0;
        for (int a = 0; a < mdp.actions(); a++) {
            if (q[row + a] == best && (++equals == 1 || (ties == Ties.RANDOM && random.nextInt(equals) == 0))) {
                choice = a;
            }
        }
        return choice;
    }

    private double maximum(int from) {
        double best = Double.NEGATIVE_INFINITY;
        for (int row = from * mdp.actions(); row < (from + 1) * mdp.actions(); row++) {
            best = Math.max(best, q[row]);
        }
        return best;
    }
}

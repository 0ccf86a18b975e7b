package dev.goodhart.training;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.Dynamics;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A finite world, sampled: a learner sees the one-hot code of the state. Episodes end in terminal states, and are truncated at a time limit
 * where they do not.
 */
public final class TabularTask implements Dynamics {
    private final TabularMdp mdp;
    private final EnvironmentSpec spec;

    /**
     * A sampled world.
     *
     * @param name its name
     * @param mdp the world
     * @param timeLimit steps after which an episode is truncated, at least 1
     */
    public TabularTask(String name, TabularMdp mdp, int timeLimit) {
        this.mdp = mdp;
        this.spec = new EnvironmentSpec(name, mdp.states(), new ActionSpace.Discrete(mdp.actions()), timeLimit);
    }

    /**
     * A time limit that leaves less than a hundredth of the discounted reward unseen: the least t with discount^t &lt; 0.01, within [20,
     * 1000].
     *
     * @param discount of the world
     * @return steps
     */
    public static int timeLimit(double discount) {
        double steps = discount <= 0 ? 0 : Math.ceil(Math.log(0.01) / Math.log(discount));
        return (int) Math.clamp(steps, 20, 1000);
    }

    /**
     * A reward of the finite world as one over one-hot codes, with the same terms.
     *
     * @param reward the reward
     * @return the same reward for learners
     */
    public static RewardBreakdown reward(NamedReward reward) {
        return RewardBreakdown.of(
                reward.name(),
                reward.role(),
                reward.terms().stream()
                        .map(term -> new RewardBreakdown.Term(term.name(), term.weight(), decoded(term.reward())))
                        .toList());
    }

    private static RewardFunction decoded(TabularReward reward) {
        return (batch, out) -> {
            int dim = batch.stateDim();
            for (int i = 0; i < batch.size(); i++) {
                out[i] = reward.value(
                        hot(batch.state(), i * dim, dim), (int) batch.action()[i], hot(batch.next(), i * dim, dim));
            }
        };
    }

    private static int hot(double[] code, int at, int dim) {
        for (int s = 0; s < dim; s++) {
            if (code[at + s] == 1) {
                return s;
            }
        }
        throw new IllegalArgumentException("The " + dim + " entries of an observation must hold one 1");
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return 1;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        double draw = random.nextDouble();
        double[] start = mdp.start();
        int drawn = -1;
        for (int s = 0; s < start.length && draw >= 0; s++) {
            if (start[s] > 0) {
                drawn = s;
                draw -= start[s];
            }
        }
        state[at] = drawn;
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        int left = (int) state[at];
        int row = left * mdp.actions() + (int) action[from];
        double draw = random.nextDouble();
        int last = mdp.rowStart()[row + 1];
        int i = mdp.rowStart()[row];
        while (i < last - 1 && draw >= mdp.probability()[i]) {
            draw -= mdp.probability()[i];
            i++;
        }
        state[at] = mdp.successor()[i];
        return mdp.isTerminal((int) state[at]);
    }

    @Override
    public void observe(double[] state, int at, double[] out, int to) {
        Arrays.fill(out, to, to + mdp.states(), 0);
        out[to + (int) state[at]] = 1;
    }
}

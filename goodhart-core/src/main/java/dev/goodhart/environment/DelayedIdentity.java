package dev.goodhart.environment;

import dev.goodhart.reward.StateEncoding;
import java.util.random.RandomGenerator;

/**
 * The observation tells the right action, but what was right counts only when the episode terminates, after a fixed number of steps. The
 * observation is the one-hot code of the right action, then the share of the episode's actions that were right so far, then the share of
 * steps taken; so the value of being on the way can be learned.
 */
public final class DelayedIdentity implements Dynamics {
    private final EnvironmentSpec spec;
    private final int count;
    private final int length;

    /**
     * Makes the dynamics.
     *
     * @param count number of actions, at least 2
     * @param length steps after which the episode terminates, at least 1
     */
    public DelayedIdentity(int count, int length) {
        this.count = count;
        this.length = length;
        this.spec = new EnvironmentSpec(
                "identity-delayed", count + 2, new ActionSpace.Discrete(count), EnvironmentSpec.NO_LIMIT);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return count + 2;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        StateEncoding.ONE_HOT.write(random.nextInt(count), count, state, at);
        state[at + count] = 0;
        state[at + count + 1] = 0;
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        int right = at + count;
        int taken = at + count + 1;
        // Counts are kept as shares; rounding brings them back exactly.
        long rights = Math.round(state[right] * length) + (state[at + (int) action[from]] == 1 ? 1 : 0);
        long steps = Math.round(state[taken] * length) + 1;
        StateEncoding.ONE_HOT.write(random.nextInt(count), count, state, at);
        state[right] = (double) rights / length;
        state[taken] = (double) steps / length;
        return steps == length;
    }
}

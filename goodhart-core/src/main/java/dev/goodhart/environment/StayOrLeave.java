package dev.goodhart.environment;

import dev.goodhart.reward.StateEncoding;
import java.util.random.RandomGenerator;

/**
 * Separates who knows how an episode ended from who does not. The observation is the one-hot code of the action that stays, drawn anew at
 * every step; the other one leaves, which terminates the episode. Staying pays 1 a step, leaving 5 once, and episodes are truncated after
 * four steps.
 *
 * <p>At a discount of 0.9 or more staying is right, for it is worth 1 / (1 - discount) &gt;= 10. Who takes the time limit for the end of
 * the world values staying below 1 / (1 - 0.75 discount) &lt; 4 and leaves. Who goes on after a terminated step values leaving at 5 and
 * what follows, and leaves as well. Judge by the actions: the sum of rewards of an episode is larger for leaving.
 */
public final class StayOrLeave implements Dynamics {
    private static final EnvironmentSpec SPEC =
            new EnvironmentSpec("identity-endings", 2, new ActionSpace.Discrete(2), 4);

    /** Makes the dynamics. */
    public StayOrLeave() {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public int stateDim() {
        return 2;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        StateEncoding.ONE_HOT.write(random.nextInt(2), 2, state, at);
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        boolean stays = state[at + (int) action[from]] == 1;
        reset(state, at, random);
        return !stays;
    }
}

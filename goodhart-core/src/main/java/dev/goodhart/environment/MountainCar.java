package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * A car in a valley too weak to climb out without a run-up (Moore 1990), as {@code MountainCar-v0}. State and observation are position in
 * [-1.2, 0.6] and velocity in [-0.07, 0.07]. Actions: 0 left, 1 nothing, 2 right. The episode is over at position 0.5, not rolling back.
 */
public final class MountainCar implements Dynamics {
    private final EnvironmentSpec spec;

    /**
     * Makes the dynamics.
     *
     * @param timeLimit steps after which an episode is truncated; 200 in {@code MountainCar-v0}
     */
    public MountainCar(int timeLimit) {
        this.spec = new EnvironmentSpec("MountainCar-v0", 2, new ActionSpace.Discrete(3), timeLimit);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return 2;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        state[at] = Draw.between(-0.6, -0.4, random);
        state[at + 1] = 0;
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        double velocity = state[at + 1] + ((action[from] - 1) * 0.001 + Math.cos(3 * state[at]) * -0.0025);
        velocity = Math.clamp(velocity, -0.07, 0.07);
        double position = Math.clamp(state[at] + velocity, -1.2, 0.6);
        if (position == -1.2 && velocity < 0) {
            velocity = 0;
        }
        state[at] = position;
        state[at + 1] = velocity;
        return position >= 0.5 && velocity >= 0;
    }
}

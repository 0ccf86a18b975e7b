package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * A puck on a table with friction, pushed in two directions. The state is (px, py, vx, vy), the action in [-1, 1]^2:
 * {@code v' = 0.9 v + 0.2 a}, {@code p' = clip(p + 0.2 v', -2, 2)}. It starts at rest on the circle of radius 1.5, and is never over by
 * itself.
 */
public final class Puck implements Dynamics {
    private static final double RADIUS = 1.5;

    private final EnvironmentSpec spec;

    /**
     * Makes the dynamics.
     *
     * @param timeLimit steps after which an episode is truncated; usually 60
     */
    public Puck(int timeLimit) {
        this.spec = new EnvironmentSpec("puck", 4, ActionSpace.Box.of(2, -1, 1), timeLimit);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return 4;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        double angle = Draw.between(-Math.PI, Math.PI, random);
        state[at] = RADIUS * Math.cos(angle);
        state[at + 1] = RADIUS * Math.sin(angle);
        state[at + 2] = 0;
        state[at + 3] = 0;
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        for (int k = 0; k < 2; k++) {
            double velocity = 0.9 * state[at + 2 + k] + 0.2 * action[from + k];
            state[at + k] = Math.clamp(state[at + k] + 0.2 * velocity, -2.0, 2.0);
            state[at + 2 + k] = velocity;
        }
        return false;
    }
}

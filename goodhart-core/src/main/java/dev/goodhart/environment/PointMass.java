package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * A mass in the plane that a force is to bring to a goal. State and observation are (px, py, vx, vy, gx, gy); the action is a force in
 * [-1, 1]^2: {@code v' = 0.95 v + 0.1 a}, {@code p' = p + 0.1 v'} within the square of half-width 1.5, where the walls take the speed
 * away. Start and goal are uniform in [-1, 1]^2. It is never over by itself.
 */
public final class PointMass implements Dynamics {
    private static final double WALL = 1.5;

    private final EnvironmentSpec spec;

    /**
     * Makes the dynamics.
     *
     * @param timeLimit steps after which an episode is truncated; usually 100
     */
    public PointMass(int timeLimit) {
        this.spec = new EnvironmentSpec("point-mass", 6, ActionSpace.Box.of(2, -1, 1), timeLimit);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return 6;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        for (int k = 0; k < 6; k++) {
            state[at + k] = k == 2 || k == 3 ? 0 : Draw.between(-1, 1, random);
        }
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        for (int k = 0; k < 2; k++) {
            double velocity = 0.95 * state[at + 2 + k] + 0.1 * action[from + k];
            double position = state[at + k] + 0.1 * velocity;
            state[at + k] = Math.clamp(position, -WALL, WALL);
            state[at + 2 + k] = state[at + k] == position ? velocity : 0;
        }
        return false;
    }
}

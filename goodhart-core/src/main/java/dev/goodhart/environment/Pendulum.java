package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * A rod on a hinge that a weak motor is to swing up, as {@code Pendulum-v1} (1 kg, 1 m, gravity 10 m/s^2, 0.05 s a step). The state is the
 * angle from upright (rad, not wrapped) and the angular velocity in [-8, 8] rad/s; the observation is (cos, sin, velocity). The action is a
 * torque in [-2, 2] N m. The episode never terminates.
 */
public final class Pendulum implements Dynamics {
    private static final double GRAVITY = 10;
    private static final double STEP = 0.05;
    private static final double MAX_SPEED = 8;

    private final EnvironmentSpec spec;

    /**
     * Makes the dynamics.
     *
     * @param timeLimit steps after which an episode is truncated; 200 in {@code Pendulum-v1}
     */
    public Pendulum(int timeLimit) {
        this.spec = new EnvironmentSpec("Pendulum-v1", 3, ActionSpace.Box.of(1, -2, 2), timeLimit);
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
        state[at] = Draw.between(-Math.PI, Math.PI, random);
        state[at + 1] = Draw.between(-1, 1, random);
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        // The reference multiplies the torque in single precision; an unstable rod shows the difference within an
        // episode.
        double acceleration = 3 * GRAVITY / 2 * Math.sin(state[at]) + 3 * (float) action[from];
        double velocity = Math.clamp(state[at + 1] + acceleration * STEP, -MAX_SPEED, MAX_SPEED);
        state[at] += velocity * STEP;
        state[at + 1] = velocity;
        return false;
    }

    @Override
    public void observe(double[] state, int at, double[] out, int to) {
        out[to] = Math.cos(state[at]);
        out[to + 1] = Math.sin(state[at]);
        out[to + 2] = state[at + 1];
    }
}

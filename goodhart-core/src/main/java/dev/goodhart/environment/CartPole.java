package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * A pole on a cart that is pushed left or right (Barto, Sutton and Anderson 1983), with the constants, the explicit Euler step and the
 * ending rules of {@code CartPole-v1}. State and observation are position (m), velocity (m/s), the pole's angle from upright (rad) and its
 * angular velocity (rad/s). Actions: 0 pushes left with 10 N, 1 right. The episode is over beyond 2.4 m or 12 degrees.
 */
public final class CartPole implements Dynamics {
    private static final double GRAVITY = 9.8;
    private static final double POLE_MASS = 0.1;
    private static final double TOTAL_MASS = 1.1;
    private static final double HALF_LENGTH = 0.5;
    private static final double FORCE = 10;
    private static final double STEP = 0.02;
    private static final double POSITION_LIMIT = 2.4;
    private static final double ANGLE_LIMIT = 12 * 2 * Math.PI / 360;

    private final EnvironmentSpec spec;

    /**
     * Makes the dynamics.
     *
     * @param timeLimit steps after which an episode is truncated; 500 in {@code CartPole-v1}
     */
    public CartPole(int timeLimit) {
        this.spec = new EnvironmentSpec("CartPole-v1", 4, new ActionSpace.Discrete(2), timeLimit);
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
        for (int k = 0; k < 4; k++) {
            state[at + k] = Draw.between(-0.05, 0.05, random);
        }
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        double position = state[at];
        double velocity = state[at + 1];
        double angle = state[at + 2];
        double spin = state[at + 3];
        double poleMoment = POLE_MASS * HALF_LENGTH;
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        double force = action[from] == 1 ? FORCE : -FORCE;
        double push = (force + poleMoment * (spin * spin) * sine) / TOTAL_MASS;
        double spinChange = (GRAVITY * sine - cosine * push)
                / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * (cosine * cosine) / TOTAL_MASS));
        double acceleration = push - poleMoment * spinChange * cosine / TOTAL_MASS;
        state[at] = position + STEP * velocity;
        state[at + 1] = velocity + STEP * acceleration;
        state[at + 2] = angle + STEP * spin;
        state[at + 3] = spin + STEP * spinChange;
        return Math.abs(state[at]) > POSITION_LIMIT || Math.abs(state[at + 2]) > ANGLE_LIMIT;
    }
}

package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * A planar arm of two uniform rods (0.5 m, 1 kg each) on a table, without gravity, whose motors are to bring the tip to a goal.
 *
 * <p>The state is the angle of the first rod, that of the second relative to it (rad), their velocities (within 8 rad/s), and the goal
 * (m). The observation is (cos, cos, sin, sin, goal x, goal y, velocity, velocity, tip x - goal x, tip y - goal y), in the order of the
 * well-known task of this kind. The action in [-1, 1]^2 is the torque of the two motors in units of 2 N m. Equations of motion of a two-link manipulator
 * with viscous friction 0.4 N m s, one semi-implicit Euler step of 0.05 s. The goal is uniform on the disc of radius 0.9 m; the arm starts
 * almost stretched along x, at rest. It is never over by itself.
 */
public final class Reacher implements Dynamics {
    private static final double LENGTH = 0.5;
    private static final double GEAR = 2;
    private static final double FRICTION = 0.4;
    private static final double STEP = 0.05;
    private static final double MAX_SPEED = 8;
    private static final double GOAL_RADIUS = 0.9;
    /** m l^2, of which a rod's moment about its end is a third. */
    private static final double MOMENT = LENGTH * LENGTH;

    private final EnvironmentSpec spec;

    /**
     * Makes the dynamics.
     *
     * @param timeLimit steps after which an episode is truncated; usually 50
     */
    public Reacher(int timeLimit) {
        this.spec = new EnvironmentSpec("reacher", 10, ActionSpace.Box.of(2, -1, 1), timeLimit);
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
        state[at] = Draw.between(-0.1, 0.1, random);
        state[at + 1] = Draw.between(-0.1, 0.1, random);
        state[at + 2] = 0;
        state[at + 3] = 0;
        Draw.onDisc(GOAL_RADIUS, state, at + 4, random);
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        double cosine = Math.cos(state[at + 1]);
        double sine = Math.sin(state[at + 1]);
        double speed1 = state[at + 2];
        double speed2 = state[at + 3];
        double m11 = MOMENT * (5.0 / 3 + cosine);
        double m12 = MOMENT * (1.0 / 3 + cosine / 2);
        double m22 = MOMENT / 3;
        // Coriolis and centrifugal torques: with h = m l^2 sin / 2 they are -h (2 v1 v2 + v2^2) and h v1^2.
        double h = MOMENT * sine / 2;
        double torque1 = GEAR * action[from] - FRICTION * speed1 + h * (2 * speed1 * speed2 + speed2 * speed2);
        double torque2 = GEAR * action[from + 1] - FRICTION * speed2 - h * speed1 * speed1;
        double determinant = m11 * m22 - m12 * m12;
        state[at + 2] = limited(speed1 + STEP * (m22 * torque1 - m12 * torque2) / determinant);
        state[at + 3] = limited(speed2 + STEP * (m11 * torque2 - m12 * torque1) / determinant);
        state[at] = Angles.wrapped(state[at] + STEP * state[at + 2]);
        state[at + 1] = Angles.wrapped(state[at + 1] + STEP * state[at + 3]);
        return false;
    }

    @Override
    public void observe(double[] state, int at, double[] out, int to) {
        double angle1 = state[at];
        double angle2 = state[at + 1];
        out[to] = Math.cos(angle1);
        out[to + 1] = Math.cos(angle2);
        out[to + 2] = Math.sin(angle1);
        out[to + 3] = Math.sin(angle2);
        out[to + 4] = state[at + 4];
        out[to + 5] = state[at + 5];
        out[to + 6] = state[at + 2];
        out[to + 7] = state[at + 3];
        out[to + 8] = LENGTH * (Math.cos(angle1) + Math.cos(angle1 + angle2)) - state[at + 4];
        out[to + 9] = LENGTH * (Math.sin(angle1) + Math.sin(angle1 + angle2)) - state[at + 5];
    }

    private static double limited(double speed) {
        return Math.clamp(speed, -MAX_SPEED, MAX_SPEED);
    }
}

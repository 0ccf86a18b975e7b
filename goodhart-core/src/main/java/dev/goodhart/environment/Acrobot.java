package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * Two rods hanging from a fixed hinge, with a motor at the joint between them, as {@code Acrobot-v1} (Sutton 1996; equations of Sutton and
 * Barto's book; one Runge-Kutta step of 0.2 s).
 *
 * <p>The state is the angle of the first rod from hanging, that of the second relative to the first (rad, in [-pi, pi]), and their
 * velocities (within 4 pi and 9 pi rad/s). The observation is (cos, sin, cos, sin, velocity, velocity). Actions: 0, 1, 2 for a torque of
 * -1, 0, 1 N m. The episode is over when the tip is more than one rod's length above the hinge.
 */
public final class Acrobot implements Dynamics {
    private static final double STEP = 0.2;
    private static final double GRAVITY = 9.8;
    private static final double TO_CENTRE = 0.5;
    private static final double MAX_SPEED_1 = 4 * Math.PI;
    private static final double MAX_SPEED_2 = 9 * Math.PI;

    private final EnvironmentSpec spec;

    /**
     * Makes the dynamics.
     *
     * @param timeLimit steps after which an episode is truncated; 500 in {@code Acrobot-v1}
     */
    public Acrobot(int timeLimit) {
        this.spec = new EnvironmentSpec("Acrobot-v1", 6, new ActionSpace.Discrete(3), timeLimit);
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
            state[at + k] = Draw.between(-0.1, 0.1, random);
        }
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        double torque = action[from] - 1;
        Motion start = new Motion(state[at], state[at + 1], state[at + 2], state[at + 3]);
        Motion k1 = rate(start, torque);
        Motion k2 = rate(start.plus(STEP / 2, k1), torque);
        Motion k3 = rate(start.plus(STEP / 2, k2), torque);
        Motion k4 = rate(start.plus(STEP, k3), torque);
        state[at] =
                Angles.turnedBack(start.angle1 + STEP / 6 * (k1.angle1 + 2 * k2.angle1 + 2 * k3.angle1 + k4.angle1));
        state[at + 1] =
                Angles.turnedBack(start.angle2 + STEP / 6 * (k1.angle2 + 2 * k2.angle2 + 2 * k3.angle2 + k4.angle2));
        state[at + 2] = Math.clamp(
                start.speed1 + STEP / 6 * (k1.speed1 + 2 * k2.speed1 + 2 * k3.speed1 + k4.speed1),
                -MAX_SPEED_1,
                MAX_SPEED_1);
        state[at + 3] = Math.clamp(
                start.speed2 + STEP / 6 * (k1.speed2 + 2 * k2.speed2 + 2 * k3.speed2 + k4.speed2),
                -MAX_SPEED_2,
                MAX_SPEED_2);
        return -Math.cos(state[at]) - Math.cos(state[at + 1] + state[at]) > 1;
    }

    @Override
    public void observe(double[] state, int at, double[] out, int to) {
        out[to] = Math.cos(state[at]);
        out[to + 1] = Math.sin(state[at]);
        out[to + 2] = Math.cos(state[at + 1]);
        out[to + 3] = Math.sin(state[at + 1]);
        out[to + 4] = state[at + 2];
        out[to + 5] = state[at + 3];
    }

    /** A state or its rate of change. Lives within one call, so that the compiler keeps it in registers. */
    private record Motion(double angle1, double angle2, double speed1, double speed2) {
        Motion plus(double time, Motion rate) {
            return new Motion(
                    angle1 + time * rate.angle1,
                    angle2 + time * rate.angle2,
                    speed1 + time * rate.speed1,
                    speed2 + time * rate.speed2);
        }
    }

    /** Masses, lengths and moments of inertia are 1. */
    private static Motion rate(Motion now, double torque) {
        double cosine2 = Math.cos(now.angle2);
        double sine2 = Math.sin(now.angle2);
        double d1 = TO_CENTRE * TO_CENTRE + (1 + TO_CENTRE * TO_CENTRE + 2 * TO_CENTRE * cosine2) + 1 + 1;
        double d2 = (TO_CENTRE * TO_CENTRE + TO_CENTRE * cosine2) + 1;
        double phi2 = TO_CENTRE * GRAVITY * Math.cos(now.angle1 + now.angle2 - Math.PI / 2);
        double phi1 = -TO_CENTRE * (now.speed2 * now.speed2) * sine2
                - 2 * TO_CENTRE * now.speed2 * now.speed1 * sine2
                + (TO_CENTRE + 1) * GRAVITY * Math.cos(now.angle1 - Math.PI / 2)
                + phi2;
        double acceleration2 = (torque + d2 / d1 * phi1 - TO_CENTRE * (now.speed1 * now.speed1) * sine2 - phi2)
                / (TO_CENTRE * TO_CENTRE + 1 - d2 * d2 / d1);
        double acceleration1 = -(d2 * acceleration2 + phi1) / d1;
        return new Motion(now.speed1, now.speed2, acceleration1, acceleration2);
    }
}

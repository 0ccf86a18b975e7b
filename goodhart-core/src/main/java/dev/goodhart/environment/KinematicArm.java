package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * A planar arm of n links of length 1 / n without mass: the action sets the joints' velocities, in [-1, 1]^n, and a joint turns by 0.2 rad
 * a step at most.
 *
 * <p>The state is the n angles, each relative to the link before (rad), and the goal (x, y). The observation is (cos, sin) of every angle,
 * the tip (x, y), and the goal (x, y): {@code 2 n + 4} numbers. Angles start uniform, the goal is uniform on the disc of radius 0.9. It
 * is never over by itself.
 */
public final class KinematicArm implements Dynamics {
    private static final double STEP = 0.2;
    private static final double GOAL_RADIUS = 0.9;

    private final EnvironmentSpec spec;
    private final int links;

    /**
     * Makes the dynamics.
     *
     * @param links number of links, at least 1
     * @param timeLimit steps after which an episode is truncated; usually 50
     */
    public KinematicArm(int links, int timeLimit) {
        if (links < 1) {
            throw new IllegalArgumentException("The number of links (" + links + ") must be at least 1");
        }
        this.links = links;
        this.spec = new EnvironmentSpec("arm-" + links, 2 * links + 4, ActionSpace.Box.of(links, -1, 1), timeLimit);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return links + 2;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        for (int k = 0; k < links; k++) {
            state[at + k] = Draw.between(-Math.PI, Math.PI, random);
        }
        Draw.onDisc(GOAL_RADIUS, state, at + links, random);
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        for (int k = 0; k < links; k++) {
            state[at + k] = Angles.wrapped(state[at + k] + STEP * action[from + k]);
        }
        return false;
    }

    @Override
    public void observe(double[] state, int at, double[] out, int to) {
        double direction = 0;
        double x = 0;
        double y = 0;
        for (int k = 0; k < links; k++) {
            out[to + 2 * k] = Math.cos(state[at + k]);
            out[to + 2 * k + 1] = Math.sin(state[at + k]);
            direction += state[at + k];
            x += Math.cos(direction);
            y += Math.sin(direction);
        }
        int tip = to + 2 * links;
        out[tip] = x / links;
        out[tip + 1] = y / links;
        out[tip + 2] = state[at + links];
        out[tip + 3] = state[at + links + 1];
    }
}

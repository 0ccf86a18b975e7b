package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * The car in the valley with an engine of any strength in [-1, 1], as {@code MountainCarContinuous-v0}. State and observation are position
 * in [-1.2, 0.6] and velocity in [-0.07, 0.07]. The episode is over at position 0.45, not rolling back.
 *
 * <p>The reference keeps this state, and computes, in single precision; so does this, else an episode of 999 steps drifts away.
 */
public final class MountainCarContinuous implements Dynamics {
    private final EnvironmentSpec spec;

    /**
     * Makes the dynamics.
     *
     * @param timeLimit steps after which an episode is truncated; 999 in {@code MountainCarContinuous-v0}
     */
    public MountainCarContinuous(int timeLimit) {
        this.spec = new EnvironmentSpec("MountainCarContinuous-v0", 2, ActionSpace.Box.of(1, -1, 1), timeLimit);
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
        state[at] = (float) Draw.between(-0.6, -0.4, random);
        state[at + 1] = 0;
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        float position = (float) state[at];
        float velocity = (float) state[at + 1];
        velocity += (float) action[from] * 0.0015f - (float) (0.0025 * Math.cos(3 * position));
        velocity = Math.clamp(velocity, -0.07f, 0.07f);
        position = Math.clamp(position + velocity, -1.2f, 0.6f);
        if (position == -1.2f && velocity < 0) {
            velocity = 0;
        }
        state[at] = position;
        state[at + 1] = velocity;
        return position >= 0.45f && velocity >= 0;
    }
}

package dev.goodhart.learner;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.reward.StepEnd;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Noise that pushes the same way for a while: x += -theta x dt + sigma sqrt(dt) N(0, 1) with theta = 0.15 and dt = 0.01, as Lillicrap et al.
 * (2016) add it to actions; begins at 0 in every episode. Its stationary deviation is sigma / sqrt(2 theta) = 1.83 sigma.
 */
final class OrnsteinUhlenbeck {
    private static final double THETA = 0.15;
    private static final double STEP = 0.01;

    private final ActionSpace.Box box;
    private final double sigma;
    private final double[] state;

    OrnsteinUhlenbeck(int copies, ActionSpace.Box box, double sigma) {
        this.box = box;
        this.sigma = sigma;
        this.state = new double[copies * box.dim()];
    }

    /** Adds noise to actions and clips them to their bounds. */
    void add(double[] action, RandomGenerator random) {
        if (sigma == 0) {
            return;
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += -THETA * state[i] * STEP + sigma * Math.sqrt(STEP) * random.nextGaussian();
            int k = i % box.dim();
            double low = box.low()[k];
            double high = box.high()[k];
            action[i] = Math.clamp(action[i] + 0.5 * (high - low) * state[i], low, high);
        }
    }

    void observe(StepEnd[] end) {
        int dim = box.dim();
        for (int c = 0; c < end.length; c++) {
            if (end[c] != StepEnd.CONTINUING) {
                Arrays.fill(state, c * dim, (c + 1) * dim, 0);
            }
        }
    }

    void save(CheckpointWriter checkpoint) {
        checkpoint.put("learner.noise", state);
    }

    void restore(CheckpointReader checkpoint) {
        checkpoint.get("learner.noise", state);
    }
}

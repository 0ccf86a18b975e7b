package dev.goodhart.learner;

import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.RunningNormalizer;
import dev.goodhart.reward.StepEnd;

/**
 * Rewards in units of the deviation of the discounted return, within +-10. The reward is not divided by its own deviation: what a critic has to
 * predict are returns, and it is they that are to be of order one (Engstrom et al. 2020 describe the habit). The mean stays, because to
 * subtract it would pay for ending episodes, or for not ending them.
 */
final class ReturnScale {
    private static final double CLIP = 10;
    private static final double EPSILON = 1e-8;

    private final double gamma;
    private final double[] running;
    private final RunningNormalizer returns = new RunningNormalizer(1, CLIP);

    ReturnScale(int copies, double gamma) {
        this.gamma = gamma;
        this.running = new double[copies];
    }

    /**
     * Sees rewards and scales them.
     *
     * @param reward {@code [time][copies]} changed in place
     * @param end {@code [time][copies]}
     */
    void apply(double[] reward, StepEnd[] end) {
        int copies = running.length;
        for (int from = 0; from < reward.length; from += copies) {
            for (int c = 0; c < copies; c++) {
                running[c] = gamma * running[c] + reward[from + c];
            }
            returns.update(running, copies);
            double deviation = Math.sqrt(returns.variances()[0] + EPSILON);
            for (int c = 0; c < copies; c++) {
                reward[from + c] = Math.clamp(reward[from + c] / deviation, -CLIP, CLIP);
                if (end[from + c] != StepEnd.CONTINUING) {
                    running[c] = 0;
                }
            }
        }
    }

    void save(CheckpointWriter checkpoint, String name) {
        returns.save(checkpoint, name);
        checkpoint.put(name + ".running", running);
    }

    void restore(CheckpointReader checkpoint, String name) {
        returns.restore(checkpoint, name);
        checkpoint.get(name + ".running", running);
    }
}

package dev.goodhart.studies.heron;

import dev.goodhart.input.InvalidInputException;

/**
 * How a policy over strings is learned.
 *
 * @param steps steps of the policy, at least 1
 * @param samples strings drawn in each step, at least 2
 * @param rate learning rate of the policy
 * @param every policy steps between two rounds of reward learning
 * @param rewardSteps gradient steps on the reward in each round
 * @param rewardRate their learning rate
 * @param pairs random pairs for each of them
 * @param kept latest samples that pairs are drawn from
 * @param l2 penalty on the weights
 */
public record StringSettings(
        int steps,
        int samples,
        double rate,
        int every,
        int rewardSteps,
        double rewardRate,
        int pairs,
        int kept,
        double l2) {
    /** Checks the counts. */
    public StringSettings {
        if (steps < 1 || samples < 2 || every < 1 || rewardSteps < 1 || pairs < 1 || kept < 2) {
            throw new InvalidInputException("Counts must be at least 1, samples and kept samples 2");
        }
        if (!(rate > 0) || !(rewardRate > 0) || !(l2 >= 0)) {
            throw new InvalidInputException("Rates must be positive and l2 at least 0");
        }
    }

    /** {@return 400 steps of 32 samples at 0.5; every 5 steps, 40 steps of 0.5 on 64 pairs of the last 1500 samples, l2 0.001} */
    public static StringSettings defaults() {
        return new StringSettings(400, 32, 0.5, 5, 40, 0.5, 64, 1500, 1e-3);
    }
}

package dev.goodhart.shaping;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;

/**
 * Pays every step of an episode the same share of what the whole episode was paid. What it preserves: every episode's undiscounted return,
 * and so the order of policies when nothing is discounted. How it can mislead: with a discount the return changes, for long episodes
 * most; and a step is paid for what was done after it, so that rewards-to-go of early steps lose part of what they caused.
 * It needs whole episodes.
 */
public final class ReturnRedistribution {
    private ReturnRedistribution() {}

    /**
     * Spreads every episode's return evenly over its steps.
     *
     * @param batch whole episodes, one after the other; the last may be unfinished and is taken as it is
     * @param rewards {@code [batch.size()]} what the task paid
     * @return {@code [batch.size()]} with the same sum over every episode
     */
    public static double[] uniform(TransitionBatch batch, double[] rewards) {
        if (rewards.length != batch.size()) {
            throw new IllegalArgumentException(
                    "The rewards must be one for each of " + batch.size() + " steps, are " + rewards.length);
        }
        double[] spread = new double[rewards.length];
        int begin = 0;
        double sum = 0;
        for (int i = 0; i < rewards.length; i++) {
            sum += rewards[i];
            if (batch.end()[i] != StepEnd.CONTINUING || i == rewards.length - 1) {
                for (int k = begin; k <= i; k++) {
                    spread[k] = sum / (i - begin + 1);
                }
                begin = i + 1;
                sum = 0;
            }
        }
        return spread;
    }
}

package dev.goodhart.transform;

import dev.goodhart.reward.RewardTransform;

/**
 * PAR, preference as reward: the mean over M references of sigma(k (r - reference)), the probability by the reward model's own lights that
 * the answer is preferred to one of the initial policy (Fu et al. 2025, eq. 7). From 0 to 1, and at most 1/4 in variance.
 *
 * <p>How it can mislead: it never changes which answer is best, so with a vanishing KL penalty it ends in the same hack as the score
 * itself; it widens the window in which to stop. It is not free of scale: k times the spread of the scores is the temperature, so that
 * scores should be calibrated on held-out pairs before k is chosen. And it saturates without saying so: see {@link SaturationReport}.
 *
 * @param k a factor on the scores above 0, one over the temperature
 */
public record PreferenceAsReward(double k) implements ReferenceShaping {
    /** Checks the factor. */
    public PreferenceAsReward {
        Parameters.requirePositive("factor k", k);
    }

    /**
     * PAR around any reward function, all of whose steps compare with the same references.
     *
     * @param referenceScores at least one score that the same function gave to behaviour of the initial policy
     * @return a transform that pays from 0 to 1
     */
    public static RewardTransform against(double... referenceScores) {
        return ScoreShaper.of(new PreferenceAsReward(1), ReferenceScores.single(referenceScores))
                .transform();
    }

    @Override
    public String label() {
        return "par";
    }

    @Override
    public String formula() {
        return "mean of sigma(k c)";
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
        Parameters.requireReferences(this, references, 1);
        return new MeanSigmoid(k, 0, references);
    }
}

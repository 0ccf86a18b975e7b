package dev.goodhart.transform;

/**
 * The score of one reference answer.
 *
 * @param prompt what it answers; empty where there is only one prompt
 * @param score the score, finite, by the reward model that scores the answers
 * @param policy who answered, which should be the initial policy; empty where it is not said
 * @param rewardModel a hash or name of the reward model; empty where it is not said
 */
public record ReferenceScore(String prompt, double score, String policy, String rewardModel) {
    /** Checks the score. */
    public ReferenceScore {
        Parameters.requireFinite("score of a reference for prompt '" + prompt + "'", score);
    }
}

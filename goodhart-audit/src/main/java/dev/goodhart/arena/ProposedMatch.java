package dev.goodhart.arena;

/**
 * A pair worth judging. Which of the two is shown on the left is random, so that a judge's leaning to one side evens out.
 *
 * @param left the entrant to show on the left
 * @param right the one to show on the right
 * @param gain the expected drop of the sum of both variances, in squared units of skill
 * @param outcome how likely each verdict is
 * @param met how often the pair has met
 */
public record ProposedMatch(String left, String right, double gain, OutcomeProbabilities outcome, long met) {}

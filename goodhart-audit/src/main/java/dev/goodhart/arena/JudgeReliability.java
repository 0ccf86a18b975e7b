package dev.goodhart.arena;

/**
 * What is known of one judge. A suggestion to leave a judge out is never carried out by itself.
 *
 * <p>How it misleads: with few matches, reliability is mostly the prior and the tests say nothing. Where many judges are tested, some
 * lean to one side by chance.
 *
 * @param judge the name, empty for matches without one
 * @param matches how many matches it judged
 * @param decided how many of them were no draws
 * @param reliability h of {@link CrowdBradleyTerry}: the probability that it follows the strengths and not their opposite
 * @param leftShare the share of decided matches that went to the left; NaN without any
 * @param leftProbability how likely a judge without a side is to lean to one this far (two-sided binomial test); 1 without any
 * @param agreement the share of decided matches won by the entrant that the other judges' matches rate higher; NaN without any
 * @param compared in how many decided matches the others rate both entrants, and not the same
 */
public record JudgeReliability(
        String judge,
        int matches,
        int decided,
        double reliability,
        double leftShare,
        double leftProbability,
        double agreement,
        int compared) {
    /** Below this reliability it is suggested to leave the judge out. */
    public static final double LEAST_RELIABILITY = 0.6;

    /** {@return the share of matches called a draw} */
    public double drawRate() {
        return (matches - decided) / (double) matches;
    }

    /** {@return whether the reliability is so low that the judge's matches should perhaps be left out} */
    public boolean exclusionSuggested() {
        return reliability < LEAST_RELIABILITY;
    }
}

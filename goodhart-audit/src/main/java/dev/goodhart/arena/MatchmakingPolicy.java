package dev.goodhart.arena;

/** How to choose the pair to be judged next. */
public enum MatchmakingPolicy {
    /** Any pair. */
    UNIFORM,
    /** The pair that met least often. */
    ROUND_ROBIN,
    /** The pair whose verdict lowers sigma_1^2 + sigma_2^2 most, on average over the three verdicts. */
    UNCERTAINTY,
    /**
     * The same as the BASALT competition's server has it: no draws, with the drift, and with beta^2 where 2 beta^2 belongs in the
     * probability of a win. For comparison only.
     */
    UNCERTAINTY_OFFICIAL,
    /** The pair most likely to draw. */
    CLOSEST
}

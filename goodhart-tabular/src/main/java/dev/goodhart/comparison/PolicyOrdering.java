package dev.goodhart.comparison;

/** How two rewards order the policies of a world. */
public enum PolicyOrdering {
    /** Alike: they differ by potential shaping, successor redistribution and a positive scale. */
    SAME,
    /** One is the other turned round. */
    OPPOSITE,
    /** They disagree on some pair of policies. */
    DIFFERENT,
    /** The first lets all policies tie, the second does not. */
    FIRST_TRIVIAL,
    /** The second lets all policies tie, the first does not. */
    SECOND_TRIVIAL,
    /** Both let all policies tie. */
    BOTH_TRIVIAL
}

package dev.goodhart.environment;

/**
 * What came of one rule.
 *
 * @param rule the rule
 * @param outcome what was found
 * @param detail what is broken and where, or why nothing was seen; empty where the rule held
 */
public record EnvironmentFinding(EnvironmentRule rule, Outcome outcome, String detail) {
    /** What can come of a rule. */
    public enum Outcome {
        /** It held wherever it was looked at. */
        HELD,
        /** It is broken. */
        BROKEN,
        /** The case it is about did not come up. */
        NOT_SEEN
    }
}

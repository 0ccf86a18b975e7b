package dev.goodhart.audit;

import dev.goodhart.reward.NamedReward;

/**
 * A change of the proxy, and what the audit says of the changed reward.
 *
 * @param kind what kind of change
 * @param term the term that is changed
 * @param description the change as an instruction
 * @param changed the changed reward
 * @param verdict the audit's verdict on it
 * @param loss the loss of its (intended-worst) optimal policy, see {@link ProxyOptimum}
 * @param distance its VAL distance to the intended reward
 * @param worstCaseRegret its worst-case regret, exact where the settings are thorough and otherwise at most 1e-4 too small
 */
public record Remedy(
        Kind kind,
        String term,
        String description,
        NamedReward changed,
        AuditVerdict verdict,
        double loss,
        double distance,
        double worstCaseRegret) {
    /** What a remedy does to a term. */
    public enum Kind {
        /** Leaves the term out. */
        DROP,
        /** Bounds its weight. */
        BOUND,
        /** Pays it as a difference of potentials. */
        POTENTIAL,
        /** Pays it under a condition. */
        CONDITION,
        /** Adds a term of the intended reward. */
        ADD
    }
}

package dev.goodhart.judge;

import java.util.List;

/**
 * One thing that a table of scores seems to say, "this system is better than that one", and what becomes of it in each context.
 *
 * @param better the system with the higher mean over contexts; the first by name if they are equal
 * @param worse the other
 * @param difference the mean difference over contexts
 * @param contexts how many contexts there are
 * @param agreeing contexts in which {@code better} has the higher mean
 * @param reversed contexts in which {@code worse} has
 * @param clearlyAgreeing contexts in which the bootstrap interval of the difference lies above zero
 * @param clearlyReversed contexts in which it lies below
 */
public record Conclusion(
        String better,
        String worse,
        double difference,
        int contexts,
        List<String> agreeing,
        List<String> reversed,
        List<String> clearlyAgreeing,
        List<String> clearlyReversed) {
    /** What becomes of a conclusion. */
    public enum Fate {
        /** The same order in every context, beyond chance in each. */
        SURVIVES,
        /** The same order in every context, somewhere within chance. */
        SAME_ORDER,
        /** Another order in some context, but nowhere two orders beyond chance. */
        UNDECIDED,
        /** One order beyond chance in one context, the opposite beyond chance in another. */
        CONTRADICTED
    }

    /** {@return what becomes of it} */
    public Fate fate() {
        if (!clearlyAgreeing.isEmpty() && !clearlyReversed.isEmpty()) {
            return Fate.CONTRADICTED;
        }
        if (agreeing.size() < contexts) {
            return Fate.UNDECIDED;
        }
        return clearlyAgreeing.size() == contexts ? Fate.SURVIVES : Fate.SAME_ORDER;
    }
}

package dev.goodhart.hierarchy;

/**
 * Something that a user of the labels must know.
 *
 * @param kind what it is
 * @param message what was found, a sentence
 * @param hint what may help, empty for nothing
 */
public record HierarchyFinding(Kind kind, String message, String hint) {
    /** What was found. */
    public enum Kind {
        /** A factor is the same for every item: its level never decides. */
        CONSTANT_FACTOR(true),
        /** The top level decides nearly everything: the others are hardly used. */
        LOWER_LEVELS_UNUSED(true),
        /** Most pairs are ties: little is left to learn from. */
        TOO_MANY_TIES(true),
        /** A factor that varies decides next to nothing. */
        IDLE_LEVEL(false),
        /** Some triples go round in a circle: no score agrees with all labels. */
        CYCLES(false),
        /** Neighbouring levels pull against each other: their order is a choice that matters. */
        ORDER_MATTERS(false);

        private final boolean useless;

        Kind(boolean useless) {
            this.useless = useless;
        }

        /** {@return whether the hierarchy is of no use as it stands} */
        public boolean isUseless() {
            return useless;
        }
    }
}

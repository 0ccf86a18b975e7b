package dev.goodhart.studies.barfi;

import java.util.List;
import java.util.Locale;

/** The auxiliary rewards of the study, good and bad. */
enum Heuristic {
    /** Pays for progress towards the goal. */
    ALIGNED,
    /** Pays for the opposite. */
    ADVERSARIAL,
    /** Pays for standing in a corner, forever more than the goal is worth. */
    TRAP,
    /** Says nothing: normal noise for every state and action. */
    RANDOM;

    /** The order in which costly parts take them when they do not take all: the most telling first. */
    static final List<Heuristic> COSTLY_FIRST = List.of(TRAP, ADVERSARIAL, ALIGNED, RANDOM);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean misspecified() {
        return this != ALIGNED;
    }
}

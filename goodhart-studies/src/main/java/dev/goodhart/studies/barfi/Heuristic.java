package dev.goodhart.studies.barfi;

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

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean misspecified() {
        return this != ALIGNED;
    }
}

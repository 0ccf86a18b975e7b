package dev.goodhart.studies.barfi;

/** The names of metrics and curves, made in one place for whoever records and whoever judges. */
final class Names {
    static final String PRIMARY = "primary only";
    static final String SCALED = "primary x 10";
    static final String OPTIMUM = "optimum";
    static final String IDENTITY = "identity";
    static final String EXACT = "exact";
    static final String NEUMANN = "neumann";
    static final String FIXED_DISCOUNT = "identity, fixed discount";
    static final String NO_CORRECTION = "identity, no correction";
    static final String SHAPED = "potential shaping";
    static final String WRONG_SHAPED = "potential shaping, wrong sign";

    private Names() {}

    static String naive(Heuristic heuristic) {
        return "naive, " + heuristic.label();
    }

    /** What a fresh learner reaches with the learned reward. */
    static String fresh(String variant, Heuristic heuristic) {
        return "aligned (" + variant + "), " + heuristic.label();
    }

    /** What the learner trained along reaches. */
    static String joint(String variant, Heuristic heuristic) {
        return "trained along (" + variant + "), " + heuristic.label();
    }

    /** phi3 / phi2. */
    static String ratio(Heuristic heuristic) {
        return "phi3 / phi2, " + heuristic.label();
    }

    /** A name for one discount of the biased learner. */
    static String at(double discount, String name) {
        return "discount " + discount + ": " + name;
    }
}

package dev.goodhart.shaping;

/** How near a state is to a goal, as a number that is largest at the goal. */
public enum GraphSignal {
    /**
     * The inner product of two embeddings fitted to the adjacency of the graph (Zhang et al. 2025, G4RL). It knows neighbours and
     * nothing else: states two steps apart and fifty steps apart have the same target, zero. Short embeddings spread it a little.
     */
    ADJACENCY_DECODER("decoder", "[0, 1] for neighbours, near 0 elsewhere"),
    /**
     * log of M(s, g) / M(g, g) with M = (I - c T)^-1 and T the random walk; the ratio is the expected c to the power of the time of the
     * walk's first visit to g. Rises along the shortest way almost everywhere.
     */
    SUCCESSOR("successor", "(-inf, 0]"),
    /** Minus the expected steps of the random walk from s to g and back, -sum_i (psi_i(s) - psi_i(g))^2 / lambda_i. */
    COMMUTE("commute", "(-inf, 0]"),
    /** Minus the fewest steps, the yardstick. */
    GEODESIC("geodesic", "(-inf, 0]"),
    /** Minus the squared straight-line distance. Lies wherever there is a wall. */
    EUCLIDEAN("euclidean", "(-inf, 0]"),
    /** Nothing, the baseline. */
    NONE("none", "0");

    private final String label;
    private final String range;

    GraphSignal(String label, String range) {
        this.label = label;
        this.range = range;
    }

    /** {@return its name in world files and on the command line} */
    public String label() {
        return label;
    }

    /** {@return where its values lie} */
    public String range() {
        return range;
    }
}

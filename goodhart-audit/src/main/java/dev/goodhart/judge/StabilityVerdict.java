package dev.goodhart.judge;

/** Whether a metric ranks systems alike in different contexts. */
public enum StabilityVerdict {
    /** At least 70 % of the variance between systems is the same in every context. */
    STABLE,
    /** Less than half is, and the interaction is more than chance. */
    UNSTABLE,
    /** Neither; or the scores do not tell systems apart, or there are too few of them. */
    INCONCLUSIVE;

    /** The least stability of a stable metric. */
    public static final double STABLE_FROM = 0.7;

    /** The stability below which a metric may be called unstable. */
    public static final double UNSTABLE_BELOW = 0.5;

    /**
     * Judges variance components. The p-value alone never decides: with many items it rejects harmless differences.
     *
     * @param components the components
     * @param alpha how small the interaction's p-value must be
     * @return the verdict
     */
    public static StabilityVerdict of(VarianceComponents components, double alpha) {
        double stability = components.stability();
        // Without items to spare there is no residual to hold the interaction against.
        if (Double.isNaN(stability) || Double.isNaN(components.pValue())) {
            return INCONCLUSIVE;
        }
        if (stability >= STABLE_FROM) {
            return STABLE;
        }
        return stability < UNSTABLE_BELOW && components.pValue() <= alpha ? UNSTABLE : INCONCLUSIVE;
    }
}

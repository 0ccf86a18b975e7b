package dev.goodhart.comparison;

import java.util.Locale;

/**
 * A choice of canonicalisation, normalising norm and distance norm; the key "VAL-2-2" of Skalse et al. 2024.
 *
 * @param canonicalization what does not matter
 * @param normalizer the norm n that canonical rewards are divided by
 * @param distance the norm m that their difference is measured by
 */
public record StarcMetric(CanonicalizationFunction canonicalization, RewardNorm normalizer, RewardNorm distance) {
    /** VAL with L2 norms: the recommended metric; distances in [0, 2], 2 exactly when opposite. */
    public static final StarcMetric VAL = ofL2(CanonicalizationFunction.VAL);

    /** The minimal canonicalisation with L2 norms; distances in [0, 2], 2 exactly when opposite. */
    public static final StarcMetric MINIMAL = ofL2(CanonicalizationFunction.MINIMAL);

    /** EPIC with L2 norms: a baseline without a regret guarantee. */
    public static final StarcMetric EPIC = ofL2(CanonicalizationFunction.EPIC);

    /** DARD with L2 norms: a baseline without a regret guarantee. */
    public static final StarcMetric DARD = ofL2(CanonicalizationFunction.DARD);

    /**
     * A metric with L2 norms.
     *
     * @param canonicalization what does not matter
     * @return the metric
     */
    public static StarcMetric ofL2(CanonicalizationFunction canonicalization) {
        return new StarcMetric(canonicalization, RewardNorm.L2, RewardNorm.L2);
    }

    /** {@return the metric's short name, such as {@code VAL-L2-L2}} */
    public String key() {
        return String.format(Locale.ROOT, "%s-%s-%s", canonicalization, normalizer, distance);
    }
}

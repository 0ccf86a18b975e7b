package dev.goodhart.studies.starc;

import dev.goodhart.comparison.CanonicalizationFunction;
import dev.goodhart.comparison.StarcMetric;
import java.util.List;
import java.util.stream.Stream;

/** The metrics that the study compares: every canonicalisation with L2 norms, the sound ones first. */
final class StarcMetrics {
    static final List<StarcMetric> ALL = Stream.of(
                    CanonicalizationFunction.VAL,
                    CanonicalizationFunction.MINIMAL,
                    CanonicalizationFunction.DARD,
                    CanonicalizationFunction.EPIC,
                    CanonicalizationFunction.VAL_POTENTIAL,
                    CanonicalizationFunction.MINIMAL_POTENTIAL,
                    CanonicalizationFunction.NONE)
            .map(StarcMetric::ofL2)
            .toList();

    private StarcMetrics() {}

    static String name(StarcMetric metric) {
        return metric.canonicalization().name();
    }
}

package dev.goodhart.studies.starc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.comparison.CanonicalizationFunction;
import dev.goodhart.comparison.StarcMetric;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExactTableTest {
    /** All 216 values of both files, in double precision: 1e-13 of the value, which is at most 832. */
    @Test
    void everyRecordedValueIsReproduced() {
        List<RecordedDistances.Recorded> all = RecordedDistances.all();
        assertThat(all).hasSize(432);
        assertThat(all.stream().map(r -> r.grid() + r.pair() + r.metric().key()).distinct())
                .hasSize(432);
        for (RecordedDistances.Recorded recorded : all) {
            double distance = ExactTable.distance(ExactTable.grid(recorded.grid()), recorded.metric(), recorded.pair());
            assertThat(distance)
                    .as("%s", recorded)
                    .isCloseTo(recorded.value(), within(1e-13 * Math.max(1, recorded.value())));
        }
    }

    /** Six-digit values of the paper's metrics, from an independent implementation in numpy; rows are the pairs. */
    @Test
    void theSoundMetricsAgreeWithAnIndependentImplementation() {
        check(
                EpicGridworld.deterministic(),
                CanonicalizationFunction.VAL,
                0.021055,
                0.258499,
                0.840610,
                0.268950,
                0.849693,
                0.705760);
        check(
                EpicGridworld.deterministic(),
                CanonicalizationFunction.MINIMAL,
                0.022096,
                0.310625,
                0.760123,
                0.317894,
                0.769429,
                0.570393);
        check(
                EpicGridworld.slippery(),
                CanonicalizationFunction.VAL,
                0.206858,
                0.288069,
                0.793448,
                0.412672,
                0.886363,
                0.626991);
    }

    /**
     * The recorded "Minimal-2-2" was found by gradient descent and is off the least-squares solution by up to 5e-6; these are the
     * recorded ones to six digits.
     */
    @Test
    void minimalPotentialAgreesWithTheRecordedDescent() {
        double[] recorded = {1.221911, 0.320364, 0.735122, 1.238148, 1.296573, 0.534430};
        for (int i = 0; i < recorded.length; i++) {
            assertThat(distance(EpicGridworld.deterministic(), CanonicalizationFunction.MINIMAL_POTENTIAL, i))
                    .as(EpicGridworld.PAIRS.get(i))
                    .isCloseTo(recorded[i], within(5e-6));
        }
    }

    private static void check(EpicGridworld grid, CanonicalizationFunction function, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(distance(grid, function, i))
                    .as(grid.name() + " " + function + " " + EpicGridworld.PAIRS.get(i))
                    .isCloseTo(expected[i], within(1e-6));
        }
    }

    private static double distance(EpicGridworld grid, CanonicalizationFunction function, int pair) {
        return ExactTable.distance(grid, StarcMetric.ofL2(function), EpicGridworld.PAIRS.get(pair));
    }
}

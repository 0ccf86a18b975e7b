package dev.goodhart.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import dev.goodhart.transform.RewardShaping.Needs;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RewardShapingTest {
    private static final double[] REFERENCES = {0, 1};

    private static final RunningScoreStatistics SEEN = RunningScoreStatistics.of(-1, 0, 1, 2);

    private static double at(RewardShaping shaping, double score) {
        return shaping.curve(REFERENCES, SEEN).value(score);
    }

    /**
     * The score 1.5 against references 0 and 1: c = 1.5 and 0.5. The scores -1, 0, 1, 2 have mean 0.5 and squared deviations 2.25, 0.25, 0.25,
     * 2.25, so a population variance of 1.25. LSC: mean 0.5, deviation (n - 1) sqrt(0.5), quantile 1.2328897, log sigma(0.2671103). The
     * quintic's coefficients are those of numpy.polyfit: 0.228788512 z - 0.0101309121 z^3 + 0.000202669170 z^5.
     */
    @Test
    void everyRowOfTheTableHasItsValue() {
        assertThat(at(RewardShaping.vanilla(), 1.5)).isEqualTo(1.5);
        assertThat(at(RewardShaping.centered(), 1.5)).isEqualTo(1.0);
        assertThat(at(RewardShaping.meanStd(), 1.5)).isCloseTo(1 / Math.sqrt(1.25), within(1e-15));
        assertThat(at(RewardShaping.clip(), 1.5)).isEqualTo(1.5);
        assertThat(at(RewardShaping.clip(), 1.7)).isCloseTo(0.5 + Math.sqrt(1.25), within(1e-15));
        assertThat(at(RewardShaping.clip(), -9)).isCloseTo(0.5 - Math.sqrt(1.25), within(1e-15));
        assertThat(at(RewardShaping.minMax(), 1.5)).isCloseTo(2.5 / 3, within(1e-15));
        assertThat(at(RewardShaping.ceiling(3), 1.5)).isEqualTo(1.0);
        assertThat(at(RewardShaping.ceiling(3), 4)).isEqualTo(3.0);
        assertThat(at(RewardShaping.logSigmoidCentered(), 1.5)).isCloseTo(-0.5684796872101386, within(1e-14));
        assertThat(at(RewardShaping.sigmoid(1), 1.5)).isCloseTo(0.8175744761936437, within(1e-15));
        assertThat(at(RewardShaping.sigmoid(2), 0.75)).isCloseTo(0.8175744761936437, within(1e-15));
        assertThat(at(RewardShaping.tanh(), 1.5)).isCloseTo(0.683632705452438, within(1e-15));
        assertThat(at(RewardShaping.polynomial(), 1.5)).isCloseTo(0.7118320918893848, within(1e-12));
        assertThat(at(RewardShaping.polynomial(), 7)).isEqualTo(1);
        assertThat(at(RewardShaping.polynomial(), -6)).isEqualTo(0);
        assertThat(at(RewardShaping.slowGrowth(), 1.5)).isCloseTo(0.0057698606337583894, within(1e-15));
        assertThat(at(RewardShaping.par(), 1.5)).isCloseTo(0.7200169036977491, within(1e-15));
        assertThat(at(RewardShaping.par(2), 1.5)).isCloseTo(0.8418163527262191, within(1e-15));
    }

    /** All shapings on random scores: order, bounds, invariance and the slope, each as the table says. */
    @Test
    void shapingsKeepTheirPromises() {
        RandomGenerator random = SeedTree.of("shapings").generator();
        for (int repeat = 0; repeat < 200; repeat++) {
            double[] references = random.doubles(2 + random.nextInt(9), -4, 4).toArray();
            RunningScoreStatistics seen =
                    RunningScoreStatistics.of(random.doubles(20, -6, 6).toArray());
            double constant = random.nextDouble(-20, 20);
            double[] moved = Arrays.stream(references).map(r -> r + constant).toArray();
            for (RewardShaping shaping : RewardShaping.all()) {
                ScoreCurve curve = shaping.curve(references, seen);
                ScoreCurve movedCurve = shaping.curve(moved, seen);
                double low = random.nextDouble(-8, 8);
                double high = low + random.nextDouble(0, 3);
                boolean jumps = shaping.label().equals("poly");
                assertThat(curve.value(high))
                        .as(shaping.label())
                        .isGreaterThanOrEqualTo(curve.value(low) - (jumps ? 0.011 : 0));
                if (shaping.needs() == Needs.REFERENCES) {
                    assertThat(movedCurve.value(low + constant))
                            .as(shaping.label())
                            .isCloseTo(curve.value(low), within(1e-12));
                }
                double step = 1e-5;
                double difference = (curve.value(low + step) - curve.value(low - step)) / (2 * step);
                if (!shaping.label().matches("clip|ceil|poly")) {
                    assertThat(curve.slope(low)).as(shaping.label()).isCloseTo(difference, within(1e-8));
                }
                if (shaping.bounded() && shaping.needs() != Needs.STATISTICS) {
                    assertThat(Math.abs(curve.value(1e9))).isLessThanOrEqualTo(1);
                    assertThat(Math.abs(curve.value(-1e9))).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Test
    void onlyTheBoundedOnesSaySo() {
        assertThat(RewardShaping.all().stream().filter(RewardShaping::bounded).map(RewardShaping::label))
                .containsExactly("clip", "minmax", "sigmoid", "tanh", "poly", "sgfc", "par");
        assertThat(RewardShaping.all().stream()
                        .filter(s -> s.needs() == Needs.REFERENCES)
                        .map(RewardShaping::label))
                .containsExactly("centered", "ceil", "lsc", "tanh", "poly", "sgfc", "par");
    }

    /** tanh(z / 2) = 2 sigma(z) - 1, so that TANH_C is PAR with k = 2 up to an affine map. */
    @Test
    void tanhIsAffineInPar() {
        for (double score = -8; score <= 8; score += 0.25) {
            assertThat(at(RewardShaping.tanh(), score))
                    .isCloseTo(2 * at(RewardShaping.par(2), score) - 1, within(1e-12));
        }
    }

    /** PAR is a mean of sigmoids, not the sigmoid of the mean: with references 0 and 4, at 4, (1/2 + sigma(4)) / 2 against sigma(2). */
    @Test
    void parIsNotTheSigmoidOfTheMean() {
        double value = RewardShaping.par().curve(new double[] {0, 4}, SEEN).value(4);

        assertThat(value).isCloseTo((0.5 + Logistic.sigmoid(4)) / 2, within(1e-15));
        assertThat(Math.abs(value - Logistic.sigmoid(2))).isGreaterThan(0.1);
    }

    /** The quick way with one exponential and the plain sum agree, also where the quick way would overflow. */
    @Test
    void farScoresAndWideReferencesAreSafe() {
        double[][] sets = {{0, 1, -2}, {-1000, 0, 1000}, {5}};
        for (double[] references : sets) {
            ScoreCurve curve = RewardShaping.par().curve(references, SEEN);
            for (double score : new double[] {-1e6, -2000, -700, -300, -20, 0, 0.5, 20, 299, 301, 709, 1e6, 1e300}) {
                double plain = Arrays.stream(references)
                                .map(r -> Logistic.sigmoid(score - r))
                                .sum()
                        / references.length;
                assertThat(curve.value(score)).isCloseTo(plain, within(1e-15));
                assertThat(curve.slope(score)).isBetween(0.0, 0.25);
            }
        }
    }

    /** Popoviciu: a value in [0, 1] has a variance of at most 1/4. */
    @Test
    void parHasLittleVariance() {
        RandomGenerator random = SeedTree.of("variance").generator();
        for (double scale : new double[] {0.1, 1, 10, 1000}) {
            ScoreCurve curve = RewardShaping.par().curve(new double[] {-scale / 2, scale}, SEEN);
            double[] values = random.doubles(500)
                    .map(u -> curve.value(scale * (4 * u - 2)))
                    .toArray();
            assertThat(RunningScoreStatistics.of(values).deviation()).isLessThanOrEqualTo(0.5);
        }
    }

    @Test
    void shapingsAreFoundByName() {
        for (RewardShaping shaping : RewardShaping.all()) {
            assertThat(RewardShaping.named(shaping.label().toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(shaping);
        }
        assertThatThrownBy(() -> RewardShaping.named("part"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'part' is not known")
                .hasMessageContaining("Maybe one of: vanilla, centered, meanstd, clip");
    }

    @Test
    void whatCannotBeShapedIsSaid() {
        assertThatThrownBy(() -> RewardShaping.par(0)).hasMessage("The factor k (0.0) must be above 0 and finite");
        assertThatThrownBy(() -> RewardShaping.ceiling(Double.NaN)).hasMessageContaining("ceiling (NaN)");
        assertThatThrownBy(() -> RewardShaping.par().curve(new double[0], SEEN))
                .hasMessageContaining("'par' must have at least 1 reference for a prompt, has 0");
        assertThatThrownBy(() -> RewardShaping.logSigmoidCentered().curve(new double[] {1}, SEEN))
                .hasMessageContaining("'lsc' must have at least 2 references for a prompt, has 1");
        assertThatThrownBy(() -> RewardShaping.par().curve(new double[] {1, Double.NaN}, SEEN))
                .hasMessageContaining("score of reference 1 (NaN) must be a finite number");
        RunningScoreStatistics same = RunningScoreStatistics.of(2, 2, 2);
        for (RewardShaping shaping : List.of(RewardShaping.minMax(), RewardShaping.meanStd())) {
            assertThatThrownBy(() -> shaping.curve(REFERENCES, same))
                    .hasMessageContaining("must have scores that differ, all 3 so far are 2.0");
        }
        assertThatThrownBy(() -> RewardShaping.clip().curve(REFERENCES, RunningScoreStatistics.none()))
                .hasMessageContaining("must have seen scores before it can be used");
    }
}

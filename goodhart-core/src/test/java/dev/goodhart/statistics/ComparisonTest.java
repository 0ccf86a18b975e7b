package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final RandomGenerator random = SeedTree.of("comparison").generator();

    /**
     * Darwin's cross- and self-fertilised maize: differences in eighths of an inch (Fisher 1935, section 21), who counts 863 of
     * the 32,768 sign patterns with a sum of 314 or more and 1,726 (5.267 %) as extreme in either direction.
     */
    private static final double[] MAIZE = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

    @Test
    void permutationTestReproducesFishersCount() {
        double[] none = new double[15];
        PermutationTest twoSided = PermutationTest.paired(MAIZE, none, Alternative.TWO_SIDED, random);
        assertThat(twoSided.exact()).isTrue();
        assertThat(twoSided.meanDifference()).isCloseTo(314 / 15.0, within(1e-12));
        assertThat(twoSided.pValue()).isEqualTo(1726 / 32768.0);
        assertThat(PermutationTest.paired(MAIZE, none, Alternative.GREATER, random)
                        .pValue())
                .isEqualTo(863 / 32768.0);
        assertThat(PermutationTest.paired(none, MAIZE, Alternative.LESS, random).pValue())
                .isEqualTo(863 / 32768.0);
    }

    @Test
    void tiesInDecimalFractionsCountAsTies() {
        // Differences 0.1, 0.2, 0.3: sums as large as 0.6 in size are +++ and --- only, so 2 of 8; the sum 0.3 - 0.3 is
        // reached
        // in two ways and must not matter. With differences all 0.1, one-sided: +++ only, 1 of 8.
        double[] zero = new double[3];
        assertThat(PermutationTest.paired(new double[] {0.1, 0.2, 0.3}, zero, Alternative.TWO_SIDED, random)
                        .pValue())
                .isEqualTo(0.25);
        // The observed sum -0.1 - 0.2 + 0.3 is zero up to rounding: half of the pattern sums are at least zero by
        // symmetry, plus
        // half of the two zero patterns: (8 + 2) / 2 / 8.
        assertThat(PermutationTest.paired(new double[] {-0.1, -0.2, 0.3}, zero, Alternative.GREATER, random)
                        .pValue())
                .isEqualTo(0.625);
    }

    @Test
    void sampledTestAgreesWithTheNormalApproximation() {
        // 40 differences of +1 and 20 of -1: the sum 20 of 60 signs has standard deviation sqrt(60); with the
        // continuity step of 2
        // P(S >= 20) = P(Binomial(60, 1/2) >= 40) = 0.006745 (binomial tail). 100,000 draws: standard error 0.00026.
        double[] difference = new double[60];
        Arrays.fill(difference, 0, 40, 1);
        Arrays.fill(difference, 40, 60, -1);
        PermutationTest test = PermutationTest.paired(difference, new double[60], Alternative.GREATER, random);
        assertThat(test.exact()).isFalse();
        assertThat(test.pValue()).isCloseTo(binomialTail(60, 40), within(4 * 0.00026));
    }

    private static double binomialTail(int n, int from) {
        double sum = 0;
        for (int k = from; k <= n; k++) {
            double term = 1;
            for (int i = 0; i < k; i++) {
                term *= (n - i) / (double) (i + 1);
            }
            sum += term;
        }
        return sum / Math.pow(2, n);
    }

    @Test
    void probabilityOfImprovementCountsTiesHalf() {
        // Pairs of {1, 2, 3} with {2, 2, 0}: 1 beats 0 only: 1; 2 ties two and beats one: 2; 3 beats all: 3. Six of
        // nine.
        assertThat(ProbabilityOfImprovement.of(new double[] {1, 2, 3}, new double[] {2, 2, 0}))
                .isCloseTo(6 / 9.0, within(1e-15));
        assertThat(ProbabilityOfImprovement.of(new double[] {0.0}, new double[] {-0.0}))
                .isEqualTo(0.5);
        assertThat(ProbabilityOfImprovement.of(new double[] {-0.0}, new double[] {0.0}))
                .isEqualTo(0.5);
    }

    @Test
    void probabilityOfImprovementAveragesOverTasks() {
        double[][] x = {{1, 1}, {5, 5, 5}};
        double[][] y = {{0}, {9}};
        assertThat(ProbabilityOfImprovement.overTasks(x, y)).isEqualTo(0.5);
        Interval interval = ProbabilityOfImprovement.interval(x, y, Bootstrap.of(random));
        assertThat(interval).isEqualTo(new Interval(0.5, 0.5, 0.5, 0.95));
        assertThatThrownBy(() -> ProbabilityOfImprovement.overTasks(x, new double[][] {{0}}))
                .hasMessageContaining("have 2 and 1");
    }

    @Test
    void pearsonOnAnscombesQuartet() {
        // Anscombe 1973: all four sets have r = 0.816; to five digits 0.81642 for the first and 0.81652 for the fourth.
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        assertThat(Correlation.PEARSON.of(x, y)).isCloseTo(0.81642, within(5e-6));
        double[] x4 = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
        double[] y4 = {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89};
        assertThat(Correlation.PEARSON.of(x4, y4)).isCloseTo(0.81652, within(5e-6));
    }

    @Test
    void rankCorrelationsByHand() {
        // Rank differences of (1,2,3,4,5) and (2,1,4,3,5) are 1,1,1,1,0: rho = 1 - 6 * 4 / (5 * 24) = 0.8. Two of the
        // ten
        // pairs disagree: tau = (8 - 2) / 10.
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {20, 10, 40, 30, 500};
        assertThat(Correlation.SPEARMAN.of(x, y)).isCloseTo(0.8, within(1e-12));
        assertThat(Correlation.KENDALL.of(x, y)).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void kendallWithTies() {
        // Pairs of (1,1),(1,2),(2,3),(3,3): one tied in x, one tied in y, four agree: tau-b = 4 / sqrt(5 * 5).
        assertThat(Correlation.KENDALL.of(new double[] {1, 1, 2, 3}, new double[] {1, 2, 3, 3}))
                .isCloseTo(0.8, within(1e-12));
    }

    @Test
    void nothingVariesNothingCorrelates() {
        for (Correlation correlation : Correlation.values()) {
            assertThat(correlation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                    .as(correlation.name())
                    .isNaN();
            assertThatThrownBy(() -> correlation.of(new double[] {1, 2}, new double[] {1, 2, 3}))
                    .hasMessageContaining("2 and 3");
        }
    }
}

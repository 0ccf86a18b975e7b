package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestOfNTest {
    private static final ResponseSet TWO = ResponseSet.uniform(new double[] {0, 1});

    private static ResponseSet atoms(int count) {
        double[] proxy = new double[count];
        Arrays.setAll(proxy, i -> i);
        return ResponseSet.uniform(proxy);
    }

    /** Two equal atoms: pi_n = (2^-n, 1 - 2^-n), so KL = log 2 + sum pi log pi; the printed figures are the paper's counterexample. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 0.130812, 0.193147", "4, 0.459356, 0.636294", "8, 0.667588, 1.204442"})
    void tiesMakeTheFormulaAnUpperBound(int n, double exact, double formula) {
        assertThat(BestOfN.klDivergence(TWO, n)).isCloseTo(exact, within(5e-7));
        assertThat(BestOfN.klBound(n)).isCloseTo(formula, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource({"2", "4", "8", "16", "32", "64"})
    void aThousandAtomsAreNearlyAContinuum(int n) {
        assertThat(BestOfN.klDivergence(atoms(1000), n)).isCloseTo(BestOfN.klBound(n), within(2e-4));
    }

    @Test
    void theReferenceOfAThousandAtoms() {
        assertThat(BestOfN.klDivergence(atoms(1000), 16)).isCloseTo(1.835078, within(5e-7));
        assertThat(BestOfN.klBound(16)).isCloseTo(1.835089, within(5e-7));
    }

    /** F = 0.5 below, then the tied pair shares 1 - 0.25 in proportion 3 to 2. */
    @Test
    void tiesShareTheirMass() {
        ResponseSet responses = new ResponseSet(new double[] {0.3, 0.5, 0.2}, new double[] {1, 0, 1});
        assertThat(BestOfN.policy(responses, 2)).containsExactly(new double[] {0.45, 0.25, 0.30}, within(1e-15));
    }

    /** Two atoms, n = 2: 1/4 (0 + 1/4) + 3/4 (1/2 + 1/4) = 0.625. */
    @Test
    void theWinRateStaysBelowItsBound() {
        assertThat(BestOfN.winRate(TWO, 2)).isCloseTo(0.625, within(1e-15));
        for (int n : new int[] {1, 2, 8, 64}) {
            assertThat(BestOfN.winRate(atoms(1000), n))
                    .isCloseTo(n / (n + 1.0), within(1e-3))
                    .isLessThanOrEqualTo(n / (n + 1.0));
        }
    }

    /** Mean and second moment of the largest of n standard normal numbers. Cells of width h add h^2/12 = 3e-7 to a second moment. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.564190, 1, 0.564190",
        "4, 1.029375, 1.551329, 0.891543",
        "16, 1.765991, 3.413735, 1.162558",
        "64, 2.343733, 5.696573, 1.169590",
        "256, 2.826863, 8.144805, 1.040662",
        "1024, 3.248240, 10.674093, 0.829716",
        "4096, , , 0.563343"
    })
    void theLargestOfNormalNumbers(int n, Double mean, Double square, double gain) {
        ResponseSet responses = normal();
        double[] policy = BestOfN.policy(responses, n);
        double first = ResponseSet.mean(policy, responses.proxy());
        double second = ResponseSet.mean(
                policy, Arrays.stream(responses.proxy()).map(y -> y * y).toArray());
        if (mean != null) {
            assertThat(first).isCloseTo(mean, within(2e-6));
            assertThat(second).isCloseTo(square, within(4e-6));
        }
        assertThat(first - 0.25 * (second - 1)).isCloseTo(gain, within(2e-6));
    }

    @Test
    void drawsAndBudgetsAreInverse() {
        for (double n : new double[] {1, 2, 17, 1000, 1e6}) {
            assertThat(BestOfN.drawsWithin(BestOfN.klBound(n))).isCloseTo(n, within(1e-6 * n));
        }
    }

    @Test
    void refusesWhatIsNoDistributionOrNumberOfDraws() {
        assertThatThrownBy(() -> new ResponseSet(new double[] {0.5, 0.4}, new double[2]))
                .hasMessageContaining("sum to 0.9");
        assertThatThrownBy(() -> new ResponseSet(new double[] {1.5, -0.5}, new double[2]))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> ResponseSet.uniform(new double[] {0, Double.NaN}))
                .hasMessageContaining("response 1 (NaN)");
        assertThatThrownBy(() -> BestOfN.policy(TWO, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> BestOfN.drawsWithin(-1)).hasMessageContaining("not be negative");
    }

    static ResponseSet normal() {
        double step = 0.002;
        NormalDistribution normal = new NormalDistribution();
        double[] proxy = new double[12_000];
        Arrays.setAll(proxy, i -> -12 + (i + 0.5) * step);
        double[] mass = Arrays.stream(proxy).map(y -> normal.density(y) * step).toArray();
        double sum = Arrays.stream(mass).sum();
        return new ResponseSet(Arrays.stream(mass).map(m -> m / sum).toArray(), proxy);
    }
}

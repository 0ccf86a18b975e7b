package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BestOfNCurveTest {
    /** The mean over all subsets of n samples of the value of the best, ties being equally likely. */
    private static double overSubsets(double[] proxy, double[] value, int n) {
        double sum = 0;
        int subsets = 0;
        for (int bits = 0; bits < 1 << proxy.length; bits++) {
            if (Integer.bitCount(bits) != n) {
                continue;
            }
            double best = Double.NEGATIVE_INFINITY;
            double total = 0;
            int tied = 0;
            for (int i = 0; i < proxy.length; i++) {
                if ((bits >> i & 1) == 1) {
                    if (proxy[i] > best) {
                        best = proxy[i];
                        total = 0;
                        tied = 0;
                    }
                    total += proxy[i] == best ? value[i] : 0;
                    tied += proxy[i] == best ? 1 : 0;
                }
            }
            sum += total / tied;
            subsets++;
        }
        return sum / subsets;
    }

    @Test
    void isTheMeanOverAllSubsets() {
        RandomGenerator random = SeedTree.of("subsets").generator();
        for (int repeat = 0; repeat < 20; repeat++) {
            double[] proxy = random.doubles(9).toArray();
            double[] scores = random.ints(9, 0, 4).asDoubleStream().toArray();
            double[] value = random.doubles(9).toArray();
            for (int n = 1; n <= 9; n++) {
                assertThat(BestOfNCurve.of(proxy).mean(n, value))
                        .isCloseTo(overSubsets(proxy, value, n), within(1e-12));
                assertThat(BestOfNCurve.of(scores).mean(n, value))
                        .isCloseTo(overSubsets(scores, value, n), within(1e-12));
            }
        }
    }

    @Test
    void theWeightsOfAMillionSamplesSumToOne() {
        double[] proxy = SeedTree.of("million").generator().doubles(1_000_000).toArray();
        BestOfNCurve curve = BestOfNCurve.of(proxy);
        for (int n : new int[] {1, 2, 1000, 999_999, 1_000_000}) {
            // 10^6 logarithms are added up, each rounded to 1e-16 of its size.
            assertThat(Arrays.stream(curve.weights(n)).sum()).as("n = %d", n).isCloseTo(1, within(1e-8));
        }
        double best = Arrays.stream(proxy).max().orElseThrow();
        assertThat(curve.mean(1_000_000, proxy)).isCloseTo(best, within(1e-12));
    }

    /** Best-of-n by a proxy that is all ties is one draw. */
    @Test
    void allTiedIsOneDraw() {
        BestOfNCurve curve = BestOfNCurve.of(new double[] {3, 3, 3, 3});
        assertThat(curve.allTied()).isTrue();
        assertThat(curve.mean(4, new double[] {1, 2, 3, 6})).isCloseTo(3, within(1e-15));
    }

    @Test
    void refusesMoreDrawsThanSamplesAndWhatIsNoNumber() {
        assertThatThrownBy(() -> BestOfNCurve.of(new double[] {1, 2}).weights(3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there are 2");
        assertThatThrownBy(() -> BestOfNCurve.of(new double[] {1, Double.NaN})).hasMessageContaining("sample 1 (NaN)");
        assertThatThrownBy(() -> BestOfNCurve.of(new double[0])).hasMessageContaining("at least one");
        assertThatThrownBy(() -> BestOfNCurve.of(new double[] {1}).mean(1, new double[2]))
                .hasMessageContaining("there are 2");
    }
}

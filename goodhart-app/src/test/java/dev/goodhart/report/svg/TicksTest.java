package dev.goodhart.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.figure.Axis;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void areRoundAndShareTheirDecimals() {
        assertThat(labels(Ticks.linear(0, 1, 5))).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Ticks.linear(-3, 7, 5))).containsExactly("−2", "0", "2", "4", "6");
        assertThat(labels(Ticks.linear(0, 60_000, 3))).containsExactly("0", "20,000", "40,000", "60,000");
        assertThat(labels(Ticks.linear(0, 4e-6, 4))).containsExactly("0", "10⁻⁶", "2·10⁻⁶", "3·10⁻⁶", "4·10⁻⁶");
        assertThat(labels(Ticks.linear(0, 5e9, 5)).getLast()).isEqualTo("5·10⁹");
    }

    @Test
    void ofALogarithmicAxisArePowersOfTen() {
        assertThat(labels(Ticks.log(0.01, 1000, 9))).containsExactly("0.01", "0.1", "1", "10", "100", "1,000");
        assertThat(labels(Ticks.log(1e-12, 1, 5))).containsExactly("10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰");
        assertThat(labels(Ticks.log(1, 30, 5))).containsExactly("1", "2", "5", "10", "20");
        assertThat(labels(Ticks.log(3.1, 3.4, 3))).containsExactly("3.1", "3.2", "3.3", "3.4");
    }

    @Test
    void lieWithinAnyIntervalAndRise() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
            double high = low + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(-300, 300));
            Extent extent = new Extent(Axis.Scale.LINEAR).add(low).add(high).padded(0.05);
            List<Tick> ticks = Ticks.linear(extent.low(), extent.high(), 1 + random.nextInt(12));
            double slack = 1e-6 * (extent.high() / 2 - extent.low() / 2);
            double before = Double.NEGATIVE_INFINITY;
            assertThat(ticks).hasSizeLessThanOrEqualTo(50);
            for (Tick tick : ticks) {
                assertThat(tick.value())
                        .isBetween(extent.low() - slack, extent.high() + slack)
                        .isGreaterThan(before);
                before = tick.value();
            }
        }
    }

    @Test
    void zeroIsNeverNegative() {
        for (Tick tick : Ticks.linear(-0.3, 0.3, 6)) {
            assertThat(tick.label()).isNotIn("−0", "-0", "−0.0", "0.0");
        }
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }
}

package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeWindowTest {
    /** Cells of a standard normal with the score y and the gold y - y^2 / 4. */
    private static final double[] Y = cells();

    private static final double[] GOLD =
            Arrays.stream(Y).map(y -> y - y * y / 4).toArray();

    private static double[] cells() {
        double[] y = new double[4001];
        Arrays.setAll(y, i -> -10 + 0.005 * i);
        return y;
    }

    private static ResponseSet normal(double scale) {
        double[] mass = Arrays.stream(Y).map(y -> Math.exp(-y * y / 2)).toArray();
        double sum = Arrays.stream(mass).sum();
        return new ResponseSet(
                Arrays.stream(mass).map(m -> m / sum).toArray(),
                Arrays.stream(Y).map(y -> scale * y).toArray());
    }

    /**
     * The tilt by y / beta moves the mean to m = 1 / beta: gold gained m - m^2 / 4, at its most 1 for m = 2, and at least 0.75 for m from 1 to 3.
     * So the window for a share of 0.75 is beta from 1/3 to 1, log10(3) = 0.477 decades, at a KL of m^2 / 2.
     */
    @Test
    void aNormalWorldHasItsWindow() {
        SafeWindow window = SafeWindow.of("y", normal(1), GOLD, SafeWindow.grid(-1, 1, 100), 0.75);

        assertThat(window.peakGold()).isCloseTo(1, within(1e-4));
        assertThat(window.peakBeta()).isCloseTo(0.5, within(0.012));
        assertThat(window.kl()[window.peak()]).isCloseTo(2, within(0.05));
        assertThat(window.low()).isCloseTo(1.0 / 3, within(1e-4));
        assertThat(window.high()).isCloseTo(1, within(1e-3));
        assertThat(window.decades()).isCloseTo(Math.log10(3), within(1e-3));
        assertThat(window.open()).isFalse();
    }

    /** Three times the reward: the window moves to three times the penalty and keeps its width. */
    @Test
    void aFactorMovesTheWindow() {
        SafeWindow one = SafeWindow.of("y", normal(1), GOLD, SafeWindow.grid(-2, 2, 50), 0.9);
        SafeWindow three = SafeWindow.of("3 y", normal(3), GOLD, SafeWindow.grid(-2, 2, 50), 0.9);

        assertThat(three.low() / one.low()).isCloseTo(3, within(0.01));
        assertThat(three.decades()).isCloseTo(one.decades(), within(1e-3));
    }

    @Test
    void promptsAreAveragedUnderOnePenalty() {
        double[] beta = SafeWindow.grid(-1, 1, 10);
        SafeWindow both = SafeWindow.over("y", List.of(normal(1), normal(3)), List.of(GOLD, GOLD), beta, 0.9);
        SafeWindow one = SafeWindow.of("y", normal(1), GOLD, beta, 0.9);
        SafeWindow three = SafeWindow.of("y", normal(3), GOLD, beta, 0.9);

        for (int i = 0; i < beta.length; i++) {
            assertThat(both.gold()[i]).isCloseTo((one.gold()[i] + three.gold()[i]) / 2, within(1e-12));
        }
    }

    @Test
    void whatGainsNothingHasNoWindowAndWhatReachesTheEndSaysSo() {
        double[] against = Arrays.stream(Y).map(y -> -y).toArray();
        SafeWindow none = SafeWindow.of("y", normal(1), against, SafeWindow.grid(-1, 1, 10), 0.9);
        SafeWindow open = SafeWindow.of("y", normal(1), Y, SafeWindow.grid(-1, 1, 10), 0.9);

        assertThat(none.decades()).isZero();
        assertThat(none.low()).isNaN();
        assertThat(open.open()).isTrue();
        assertThat(open.peak()).isZero();
    }

    @Test
    void nonsenseIsRefused() {
        double[] beta = {1, 1};
        assertThatThrownBy(() -> SafeWindow.of("y", normal(1), GOLD, beta, 0.9))
                .hasMessageContaining("The penalties must ascend from above 0, number 1 is 1.0");
        assertThatThrownBy(() -> SafeWindow.of("y", normal(1), new double[2], new double[] {1}, 0.9))
                .hasMessageContaining("must have as many golds as responses, has 2 and 4001");
        assertThatThrownBy(() -> SafeWindow.of("y", normal(1), GOLD, new double[] {1}, 0))
                .hasMessageContaining("share to keep (0.0)");
        assertThatThrownBy(() -> SafeWindow.grid(1, 1, 3)).hasMessageContaining("grid must ascend");
    }
}

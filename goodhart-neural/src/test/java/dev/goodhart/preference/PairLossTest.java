package dev.goodhart.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairLossTest {
    private static double value(PairLoss loss, double gap, double outcome, double threshold) {
        return loss.of(gap, outcome, threshold, new double[2]);
    }

    /** sigmoid(1) = 0.7310586: -ln = 0.3132617; the other way 1.3132617; a tie is their mean. */
    @Test
    void bradleyAndTerryByHand() {
        PairLoss loss = new PairLoss(0, TieRule.HALF);
        assertThat(value(loss, 1, 1, 0)).isCloseTo(0.3132617, within(1e-7));
        assertThat(value(loss, 1, 0, 0)).isCloseTo(1.3132617, within(1e-7));
        assertThat(value(loss, 1, 0.5, 0)).isCloseTo(0.8132617, within(1e-7));
    }

    /** With e = 0.1, q = 0.9 * 0.7310586 + 0.05 = 0.7079527, -ln = 0.3453780. No answer costs more than -ln 0.05 = 2.9957323. */
    @Test
    void noiseBoundsWhatOneAnswerCosts() {
        PairLoss loss = new PairLoss(0.1, TieRule.HALF);
        assertThat(value(loss, 1, 1, 0)).isCloseTo(0.3453780, within(1e-7));
        assertThat(value(loss, -800, 1, 0)).isCloseTo(2.9957323, within(1e-7));
        assertThat(value(new PairLoss(0, TieRule.HALF), -800, 1, 0)).isEqualTo(800);
    }

    /** d = 0, t = ln 2: sigmoid(-ln 2) = 1/3, so that all three outcomes have a third. */
    @Test
    void threeOutcomesByHand() {
        PairLoss loss = new PairLoss(0, TieRule.RAO_KUPPER);
        for (double outcome : new double[] {1, 0.5, 0}) {
            assertThat(value(loss, 0, outcome, Math.log(2))).isCloseTo(Math.log(3), within(1e-12));
        }
        PairLoss noisy = new PairLoss(0.3, TieRule.RAO_KUPPER);
        double sum = 0;
        for (double outcome : new double[] {1, 0.5, 0}) {
            sum += Math.exp(-value(noisy, 1.7, outcome, 0.4));
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(TieRule.class)
    void derivativesMatchCentralDifferences(TieRule ties) {
        double h = 1e-5;
        for (double noise : new double[] {0, 0.2}) {
            PairLoss loss = new PairLoss(noise, ties);
            for (double outcome : new double[] {1, 0.5, 0}) {
                for (double gap : new double[] {-3, -0.4, 0, 1.1, 6}) {
                    double[] gradient = new double[2];
                    loss.of(gap, outcome, 0.6, gradient);
                    double byGap = (value(loss, gap + h, outcome, 0.6) - value(loss, gap - h, outcome, 0.6)) / (2 * h);
                    double byT = (value(loss, gap, outcome, 0.6 + h) - value(loss, gap, outcome, 0.6 - h)) / (2 * h);
                    assertThat(gradient[0]).isCloseTo(byGap, within(1e-8));
                    assertThat(gradient[1]).isCloseTo(byT, within(1e-8));
                }
            }
        }
    }

    @Test
    void allNoiseIsRefused() {
        assertThatThrownBy(() -> new PairLoss(1, TieRule.HALF)).hasMessageContaining("noise (1.0)");
    }
}

package dev.goodhart.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignerGameTest {
    /** The card's C5, tolerance 2e-3; beta 0 is the rational human. */
    @ParameterizedTest
    @CsvSource({
        "5, 0, 0.9737, 0.9098, 0.7660, 0.5914, 0.4697",
        "10, 0, 0.9704, 0.8970, 0.7290, 0.5280, 0.3936",
        "1, 1, 0.9706, 0.8997, 0.7449, 0.5826, 0.5216",
        "1, 0, 1, 1, 1, 1, 1",
    })
    void theValueRatiosOfTheCard(int m, double beta, double a, double b, double c, double d, double e) {
        HumanPolicy human = beta == 0 ? new RationalHuman() : new BoltzmannHuman(beta);
        double[] noise = {0.25, 0.5, 1, 2, 4};
        double[] expected = {a, b, c, d, e};
        for (int i = 0; i < noise.length; i++) {
            assertThat(new DesignerGame(m, 0, 1, noise[i], human).valueRatio()).isEqualTo(expected[i], within(2e-3));
        }
    }

    /** E[max(0, U)] = phi(0) for m = 1; without noise nothing is lost. */
    @Test
    void fullInformationValueOfOneActionIsPhiOfZero() {
        assertThat(new DesignerGame(1, 0, 1, 1, new RationalHuman()).fullInformationValue())
                .isEqualTo(1 / Math.sqrt(2 * Math.PI), within(1e-13));
        assertThat(new DesignerGame(1, 0, 2, 0, new BoltzmannHuman(1)).valueRatio())
                .isEqualTo(1, within(1e-12));
    }

    /** The card's C6: k = 0 gives E[max(m, 0)] = sqrt(0.5) phi(0) exactly. */
    @Test
    void certaintyAndHumilityBothLose() {
        for (double beta : new double[] {0.25, 1}) {
            DesignerGame game = new DesignerGame(1, 0, 1, 1, new BoltzmannHuman(beta));
            double certain = game.value(DeferralRule.believing(game.human(), 0));
            double right = game.value(DeferralRule.optimal(game.human()));
            double humble = game.value(DeferralRule.believing(game.human(), 1e6));
            assertThat(certain).isEqualTo(Math.sqrt(0.5) / Math.sqrt(2 * Math.PI), within(1e-12));
            assertThat(right).isGreaterThan(certain).isGreaterThan(humble);
            assertThat(humble).isEqualTo(game.value(DeferralRule.alwaysAsk()), within(1e-9));
            assertThat(right).isEqualTo(beta == 1 ? 0.29719 : 0.36567, within(1e-3));
            assertThat(game.corrigibility(DeferralRule.believing(game.human(), 0)))
                    .isZero();
            assertThat(game.corrigibility(DeferralRule.alwaysAsk())).isEqualTo(1, within(1e-12));
        }
    }

    /** R waits iff |m| < v / (2 beta) with v = 0.5, m ~ N(0, 0.5): P = 2 Phi(0.25 / sqrt 0.5) - 1 at beta = 1. */
    @Test
    void corrigibilityIsTheShareOfWaiting() {
        DesignerGame game = new DesignerGame(1, 0, 1, 1, new BoltzmannHuman(1));
        assertThat(game.corrigibility(DeferralRule.optimal(game.human())))
                .isEqualTo(2 * StandardNormal.cumulative(0.25 / Math.sqrt(0.5)) - 1, within(1e-12));
    }

    @Test
    void noBaselineBeatsTheOptimalRule() {
        for (HumanPolicy human :
                new HumanPolicy[] {new RationalHuman(), new BoltzmannHuman(0.25), new ProbitHuman(0.5)}) {
            DesignerGame game = new DesignerGame(3, 0.2, 1, 1.5, human);
            double best = game.value();
            for (DeferralRule rule : new DeferralRule[] {
                DeferralRule.naiveMaximiser(),
                DeferralRule.alwaysAsk(),
                DeferralRule.neverAct(),
                DeferralRule.doubtExceedsMean()
            }) {
                assertThat(game.value(rule)).as(rule.name()).isLessThanOrEqualTo(best + 1e-12);
            }
            assertThat(game.value(DeferralRule.neverAct())).isZero();
        }
    }
}

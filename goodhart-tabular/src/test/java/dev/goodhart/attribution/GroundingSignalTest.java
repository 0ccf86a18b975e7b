package dev.goodhart.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundingSignalTest {
    @Test
    void itPaysForWhatIsExecutedOrTakesForWhatIsNot() {
        assertThat(GroundingSignal.NONE.pay(0.5, true)).isZero();
        assertThat(GroundingSignal.BONUS.pay(0.5, true)).isEqualTo(0.5);
        assertThat(GroundingSignal.BONUS.pay(0.5, false)).isZero();
        assertThat(GroundingSignal.PENALTY.pay(0.5, true)).isZero();
        assertThat(GroundingSignal.PENALTY.pay(0.5, false)).isEqualTo(-0.5);
    }

    /** 0.1 / 0.9 = 1/9; 0.05 / 0.95 = 1/19; 0.01 / 0.99 = 1/99. */
    @Test
    void theThresholdIsThatOfTheFormula() {
        assertThat(GroundingSignal.BONUS.largestSafeBeta(1, 0.9)).isCloseTo(1.0 / 9, within(1e-15));
        assertThat(GroundingSignal.BONUS.largestSafeBeta(1, 0.95)).isCloseTo(1.0 / 19, within(1e-15));
        assertThat(GroundingSignal.BONUS.largestSafeBeta(3, 0.99)).isCloseTo(3.0 / 99, within(1e-15));
        assertThat(GroundingSignal.BONUS.largestSafeBeta(1, 1)).isZero();
        assertThat(GroundingSignal.PENALTY.largestSafeBeta(1, 1)).isInfinite();
        assertThatThrownBy(() -> GroundingSignal.BONUS.largestSafeBeta(1, 1.5)).hasMessageContaining("discount (1.5)");
    }

    /** One state that can be left for the end, with reward R = 2, or waited in. Both actions are executed; a third is refused. */
    @ParameterizedTest
    @CsvSource({
        "0.9, 0.9, true",
        "0.9, 1.1, false",
        "0.99, 0.9, true",
        "0.99, 1.1, false",
        "0.5, 0.9, true",
        "0.5, 1.1, false"
    })
    void planningFinishesBelowTheThresholdAndNotAbove(double discount, double factor, boolean finishes) {
        TabularMdp mdp = TabularMdp.builder(2, 3, discount)
                .start(0, 1)
                .terminal(1)
                .transition(0, 0, 1, 1)
                .transition(0, 1, 0, 1)
                .transition(0, 2, 0, 1)
                .build();
        double beta = factor * GroundingSignal.BONUS.largestSafeBeta(2, discount);
        TabularReward intended = TabularReward.onStateAction(2, 3, new double[] {2, 0, 0, 0, 0, 0});

        RedistributionAudit bonus = RedistributionAudit.of(
                mdp, TabularReward.onStateAction(2, 3, new double[] {2 + beta, beta, 0, 0, 0, 0}), intended);
        RedistributionAudit penalty = RedistributionAudit.of(
                mdp, TabularReward.onStateAction(2, 3, new double[] {2, 0, -beta, 0, 0, 0}), intended);

        assertThat(bonus.surelyFinishes()).isEqualTo(finishes);
        assertThat(bonus.sound()).isEqualTo(finishes);
        assertThat(bonus.cycleGain().orElseThrow()).isCloseTo(beta, within(1e-12));
        assertThat(bonus.best()).isEqualTo(2);
        assertThat(penalty.sound()).isTrue();
        assertThat(penalty.cycleGain().orElseThrow()).isZero();
    }
}

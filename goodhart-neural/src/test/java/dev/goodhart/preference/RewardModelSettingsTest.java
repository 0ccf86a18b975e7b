package dev.goodhart.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RewardModelSettingsTest {
    private final RewardModelSettings settings = RewardModelSettings.defaults();

    @Test
    void eachSettingIsNamedWithItsRange() {
        refused(() -> settings.withLabels(TieRule.HALF, 1), "noise (1.0) must be in [0, 1)");
        refused(() -> settings.withEpochs(0, 0.1, 1), "epochs (0) must be at least 1");
        refused(() -> settings.withEpochs(1, 0.6, 1), "heldOut (0.6) must be in [0, 0.5]");
        refused(() -> settings.withEpochs(1, 0.1, 0), "patience (0) must be at least 1");
        refused(() -> settings.withSteps(0, 1, 0), "batchPairs (0) must be at least 1");
        refused(() -> settings.withSteps(1, 0, 0), "learningRate (0.0) must be above 0");
        refused(() -> settings.withSteps(1, 1, -1), "weightDecay (-1.0) must be at least 0");
        refused(() -> settings.withScorePenalty(Double.NaN), "scorePenalty (NaN) must be at least 0");
    }

    @Test
    void whatIsNotNamedStays() {
        assertThat(settings.withHidden(5)
                        .withAggregation(Aggregation.MEAN)
                        .withLabels(TieRule.DROPPED, 0.25)
                        .withEpochs(7, 0.5, 3)
                        .withSteps(9, 0.125, 0.75)
                        .withScorePenalty(2))
                .isEqualTo(new RewardModelSettings(
                        List.of(5), Aggregation.MEAN, TieRule.DROPPED, 0.25, 7, 9, 0.125, 0.75, 2, 0.5, 3));
    }

    private static void refused(ThrowingCallable settings, String message) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The setting " + message);
    }
}

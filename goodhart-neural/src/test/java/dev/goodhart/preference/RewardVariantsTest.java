package dev.goodhart.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.statistics.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardVariantsTest {
    private final ResumableRandom random = new ResumableRandom(11);
    private final RewardModelSettings quick =
            RewardModelSettings.defaults().withHidden(16).withEpochs(60, 0.1, 20);

    /** Judges pay 1 for a unit of quality and 1 for a unit of length: a plain model does too, ODIN's quality follows quality alone. */
    @Test
    void qualityIsFreedOfLength() {
        int n = 300;
        double[][] rows = new double[n][2];
        double[] quality = new double[n];
        double[] length = new double[n];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            quality[i] = random.nextGaussian();
            length[i] = random.nextGaussian();
            rows[i] = new double[] {quality[i], length[i]};
            ids.add("i" + i);
        }
        ComparedItems items = ComparedItems.ofFeatures(List.of("quality", "length"), ids, rows);
        List<Comparison> comparisons = new ArrayList<>();
        for (int k = 0; k < 600; k++) {
            int a = random.nextInt(n);
            int b = (a + 1 + random.nextInt(n - 1)) % n;
            double gap = quality[a] + length[a] - quality[b] - length[b];
            comparisons.add(
                    new Comparison("i" + a, "i" + b, SimulatedJudge.boltzmann(3).answer(gap, random), ""));
        }
        try (RewardModel plain = RewardModel.train(comparisons, items, quick, 1);
                RewardModel odin = DisentangledRewardModel.train(comparisons, items, length, quick, 1)) {
            double before = Correlation.PEARSON.of(plain.scores(items), length);
            double after = Correlation.PEARSON.of(odin.scores(items), length);
            assertThat(before).isGreaterThan(0.5);
            assertThat(Math.abs(after)).isLessThan(0.2);
            assertThat(Correlation.PEARSON.of(odin.scores(items), quality)).isGreaterThan(0.9);
        }
    }

    /** A linear network averages to the mean of the members' weights, so its scores are the mean of theirs. */
    @Test
    void averagedWeightsOfLinearModelsGiveAveragedScores() {
        Planted planted = Planted.of(60, 3, random);
        List<Comparison> comparisons = planted.comparisons(100, SimulatedJudge.boltzmann(1), random);
        RewardModelSettings linear = quick.withHidden().withSteps(16, 1e-2, 0);
        try (RewardModel warm = WeightAveragedRewardModel.train(comparisons, planted.items(), linear, 3, 1);
                RewardModel reg = RegularizedRewardModel.train(comparisons, planted.items(), linear, 1);
                RewardModel plain = RewardModel.train(comparisons, planted.items(), linear, 1)) {
            assertThat(planted.agreement(warm.scores(planted.items()))).isGreaterThan(0.9);
            assertThat(square(reg.scores(planted.items()))).isLessThan(square(plain.scores(planted.items())));
        }
    }

    private static double square(double[] x) {
        return Arrays.stream(x).map(v -> v * v).sum();
    }

    @Test
    void combinationsOfTwoMembersByHand() {
        Planted planted = Planted.of(20, 3, random);
        List<Comparison> comparisons = planted.comparisons(40, SimulatedJudge.boltzmann(1), random);
        try (RewardEnsemble ensemble = RewardEnsemble.train(
                comparisons, planted.items(), quick.withEpochs(3, 0, 1), 2, 1, TrainingListener.NONE)) {
            TransitionBatch one = new TransitionBatch(
                    1, 4, 0, new double[] {101, 108, 121, 130}, new double[0], new double[4], new StepEnd[] {
                        StepEnd.CONTINUING
                    });
            double[] a = new double[1];
            double[] b = new double[1];
            double[] out = new double[1];
            ensemble.members().get(0).score(one, a);
            ensemble.members().get(1).score(one, b);
            assertThat(a[0]).isNotEqualTo(b[0]);
            ensemble.score(one, out);
            assertThat(out[0]).isCloseTo((a[0] + b[0]) / 2, within(1e-12));
            // The deviation of two numbers is half their distance, so one deviation below the mean is the lesser.
            ensemble.combinedBy(new RewardEnsemble.Combination.Pessimistic(1)).score(one, out);
            assertThat(out[0]).isCloseTo(Math.min(a[0], b[0]), within(1e-12));
            ensemble.combinedBy(new RewardEnsemble.Combination.Minimum()).score(one, out);
            assertThat(out[0]).isEqualTo(Math.min(a[0], b[0]));
        }
    }

    /** Variance of 0.1 and 0.9 is 0.16. ln 2 - H(0.1) = 0.6931472 - 0.3250830 = 0.3680642. A coin to all says nothing. */
    @Test
    void worthOfQuestionsByHand() {
        assertThat(QuerySelection.DISAGREEMENT.value(0.1, 0.9)).isCloseTo(0.16, within(1e-12));
        assertThat(QuerySelection.EXPECTED_INFORMATION.value(0.1, 0.9)).isCloseTo(0.3680642, within(1e-7));
        for (QuerySelection selection : QuerySelection.values()) {
            assertThat(selection.value(0.5, 0.5, 0.5)).isZero();
        }
    }
}

package dev.goodhart.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.random.ResumableRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class QuerySelectionTest {
    private static final double[] WEIGHTS = {1, -1, 1.5, -0.5, 1, -1.5, 0.5, 1};
    private static final int RARE = 20;

    /**
     * The constructed problem: of 400 items 380 differ in two features only, 20 in all eight. Chosen questions should find the 20, so that
     * the reward is right on items that differ in all.
     */
    static double accuracy(QuerySelection selection, long seed) {
        RandomGenerator random = new ResumableRandom(seed);
        double[][] rows = new double[400][WEIGHTS.length];
        double[][] others = new double[100][WEIGHTS.length];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < (i < rows.length - RARE ? 2 : WEIGHTS.length); d++) {
                rows[i][d] = random.nextGaussian();
            }
        }
        for (double[] row : others) {
            Arrays.setAll(row, d -> random.nextGaussian());
        }
        ComparedItems items = items(rows);
        RewardModelSettings settings = RewardModelSettings.defaults()
                .withHidden()
                .withSteps(50, 5e-2, 1e-2)
                .withEpochs(60, 0, 1);
        List<Comparison> answers = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            int[] first = new int[300];
            int[] second = new int[300];
            Arrays.setAll(first, k -> random.nextInt(rows.length));
            Arrays.setAll(second, k -> (first[k] + 1 + random.nextInt(rows.length - 1)) % rows.length);
            if (round == 0) {
                for (int k = 0; k < 10; k++) {
                    answers.add(answer(rows, first[k], second[k], random));
                }
                continue;
            }
            try (RewardEnsemble ensemble =
                    RewardEnsemble.train(answers, items, settings, 5, seed, TrainingListener.NONE)) {
                for (int k : selection.select(ensemble, items, first, second, 10, random)) {
                    answers.add(answer(rows, first[k], second[k], random));
                }
            }
        }
        try (RewardModel model = RewardModel.train(answers, items, settings, seed)) {
            double[] scores = model.scores(items(others));
            int right = 0;
            int all = 0;
            for (int a = 0; a < others.length; a++) {
                for (int b = 0; b < a; b++) {
                    all++;
                    right += (scores[a] > scores[b]) == (worth(others[a]) > worth(others[b])) ? 1 : 0;
                }
            }
            return right / (double) all;
        }
    }

    private static ComparedItems items(double[][] rows) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            ids.add("i" + i);
        }
        return ComparedItems.ofFeatures(List.of("a", "b", "c", "d", "e", "f", "g", "h"), ids, rows);
    }

    private static Comparison answer(double[][] rows, int a, int b, RandomGenerator random) {
        return new Comparison(
                "i" + a, "i" + b, SimulatedJudge.PERFECT.answer(worth(rows[a]) - worth(rows[b]), random), "");
    }

    private static double worth(double[] row) {
        double sum = 0;
        for (int d = 0; d < row.length; d++) {
            sum += WEIGHTS[d] * row[d];
        }
        return sum;
    }

    /** Fixed on pilot seeds 100 to 104 (0.646 against 0.907): chosen questions are to be better by 0.1. Seeds 0 to 3 here. */
    @Test
    void chosenQuestionsTeachMoreThanRandomOnes() {
        double random = 0;
        double disagreement = 0;
        for (long seed = 0; seed < 4; seed++) {
            random += accuracy(QuerySelection.RANDOM, seed) / 4;
            disagreement += accuracy(QuerySelection.DISAGREEMENT, seed) / 4;
        }
        assertThat(disagreement).isGreaterThan(random + 0.1);
    }

    @Test
    void moreThanThereAreCannotBeChosen() {
        ComparedItems items = items(new double[2][WEIGHTS.length]);
        assertThatThrownBy(() -> select(items)).hasMessageContaining("as many candidates");
    }

    private static int[] select(ComparedItems items) {
        List<Comparison> one = List.of(answer(new double[2][8], 0, 1, new ResumableRandom(1)));
        try (RewardEnsemble ensemble = RewardEnsemble.of(List.of(RewardModel.train(one, items)))) {
            return QuerySelection.RANDOM.select(
                    ensemble, items, new int[] {0}, new int[] {1}, 2, new ResumableRandom(1));
        }
    }
}

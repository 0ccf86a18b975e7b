package dev.goodhart.benchmark;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.preference.ComparedItems;
import dev.goodhart.preference.RewardInputs;
import dev.goodhart.preference.RewardModel;
import dev.goodhart.preference.RewardModelSettings;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Prints how many comparisons a second a reward model learns from, in batches and one at a time, and how many items a second it scores. The
 * network has two hidden layers of 64; batches and single comparisons take turns.
 */
public final class RewardModelBenchmark {
    private static final int ITEMS = 500;
    private static final int WIDTH = 8;
    private static final int ROUNDS = 5;

    private RewardModelBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". Comparisons a second, " + WIDTH
                + " inputs, 64-64, gradient and Adam step included; medians of " + ROUNDS + " rounds.\n");
        System.out.println(
                "| items | batches of 32 | one at a time | ratio | items scored a second |\n|---|--:|--:|--:|--:|");
        System.out.println(row("segments of 50 steps", 50, 50, 640));
        System.out.println(row("segments of 1 to 99 steps", 1, 99, 640));
        System.out.println(row("feature rows", 1, 1, 6400));
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String row(String name, int shortest, int longest, int comparisons) {
        RandomGenerator random =
                SeedTree.of("reward-model-benchmark").child(name).generator();
        int[] start = new int[ITEMS + 1];
        for (int i = 0; i < ITEMS; i++) {
            start[i + 1] = start[i] + shortest + random.nextInt(longest - shortest + 1);
        }
        double[] rows = new double[start[ITEMS] * WIDTH];
        Arrays.setAll(rows, i -> random.nextGaussian());
        List<String> ids = IntStream.range(0, ITEMS).mapToObj(i -> "i" + i).toList();
        List<String> names = IntStream.range(0, WIDTH).mapToObj(i -> "x" + i).toList();
        ComparedItems items = new ComparedItems(RewardInputs.features(names), ids, rows, start);
        List<Comparison> answers = new ArrayList<>();
        for (int k = 0; k < comparisons; k++) {
            int a = random.nextInt(ITEMS);
            int b = (a + 1 + random.nextInt(ITEMS - 1)) % ITEMS;
            double gap = rows[start[a] * WIDTH] - rows[start[b] * WIDTH];
            answers.add(new Comparison(ids.get(a), ids.get(b), SimulatedJudge.PERFECT.answer(gap, random), ""));
        }
        double[] batched = new double[ROUNDS];
        double[] single = new double[ROUNDS];
        double[] scored = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            double fast = pairsPerSecond(answers, items, 32, 4);
            double slow = pairsPerSecond(answers, items, 1, 1);
            double scores = scoresPerSecond(answers, items);
            // The first two rounds warm up.
            if (round >= 0) {
                batched[round] = fast;
                single[round] = slow;
                scored[round] = scores;
            }
        }
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.1f | %,.0f |",
                name,
                median(batched),
                median(single),
                median(IntStream.range(0, ROUNDS)
                        .mapToDouble(r -> batched[r] / single[r])
                        .toArray()),
                median(scored));
    }

    private static double pairsPerSecond(List<Comparison> answers, ComparedItems items, int batch, int epochs) {
        RewardModelSettings settings =
                RewardModelSettings.defaults().withSteps(batch, 1e-3, 0).withEpochs(epochs, 0, 1);
        long begin = System.nanoTime();
        RewardModel.train(answers, items, settings, 1).close();
        return (double) answers.size() * epochs / ((System.nanoTime() - begin) / 1e9);
    }

    private static double scoresPerSecond(List<Comparison> answers, ComparedItems items) {
        RewardModelSettings settings = RewardModelSettings.defaults().withEpochs(1, 0, 1);
        try (RewardModel model = RewardModel.train(answers, items, settings, 1)) {
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                model.scores(items);
            }
            return 20.0 * items.size() / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

package dev.goodhart.benchmark;

import dev.goodhart.judge.InteractionPermutation;
import dev.goodhart.judge.JudgeScore;
import dev.goodhart.judge.JudgeStabilityAudit;
import dev.goodhart.judge.JudgeStabilitySettings;
import dev.goodhart.judge.ScoreTable;
import dev.goodhart.judge.text.SelfBleu;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Prints the time of an audit of judges against the number of scores, and of Self-BLEU against the number of texts, on one thread. */
public final class JudgeStabilityBenchmark {
    private static final int SYSTEMS = 6;
    private static final int CONTEXTS = 3;
    private static final int[] ITEMS = {60, 600, 6_000, 60_000};
    private static final int[] TEXTS = {100, 1_000, 10_000};
    private static final int TOKENS = 150;
    private static final int VOCABULARY = 5_000;

    private JudgeStabilityBenchmark() {}

    /**
     * Prints two Markdown tables.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". Seconds, " + SYSTEMS + " systems, " + CONTEXTS
                + " contexts, one metric, one thread.\n");
        System.out.println(
                "| scores | cells | audit, no resamples | 200 resamples and permutations | 200 permutations of a pair |\n"
                        + "|--:|--:|--:|--:|--:|");
        for (int items : ITEMS) {
            System.out.println(audit(items));
        }
        System.out.println("\n| texts of " + TOKENS + " tokens | Self-BLEU | ms for each text |\n|--:|--:|--:|");
        for (int texts : TEXTS) {
            System.out.println(selfBleu(texts));
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String audit(int items) {
        SeedTree seeds = SeedTree.of("judge-benchmark").child(items);
        RandomGenerator random = seeds.generator();
        List<JudgeScore> rows = new ArrayList<>();
        for (int c = 0; c < CONTEXTS; c++) {
            for (int s = 0; s < SYSTEMS; s++) {
                for (int i = 0; i < items; i++) {
                    double score = Math.clamp(Math.rint(random.nextGaussian(1 + 0.2 * s, 0.8)), 0, 3);
                    rows.add(new JudgeScore("c" + c, "s" + s, Integer.toString(i), "m", score, ""));
                }
            }
        }
        ScoreTable table = ScoreTable.of("m", rows);
        double[][][] pair = {table.scores()[0], table.scores()[1]};
        return String.format(
                Locale.ROOT,
                "| %,d | %.3g | %.3g | %.3g | %.3g |",
                rows.size(),
                Stopwatch.seconds(() -> ScoreTable.of("m", rows).smallestCell()),
                Stopwatch.seconds(() -> stability(table, 0, seeds)),
                Stopwatch.seconds(() -> stability(table, 200, seeds)),
                Stopwatch.seconds(() -> InteractionPermutation.pValue(pair, 200, random)));
    }

    private static double stability(ScoreTable table, int draws, SeedTree seeds) {
        return JudgeStabilityAudit.of(table, new JudgeStabilitySettings(draws, draws, 0.05), seeds)
                .components()
                .stability();
    }

    private static String selfBleu(int texts) {
        RandomGenerator random = SeedTree.of("self-bleu-benchmark").child(texts).generator();
        List<List<String>> corpus = new ArrayList<>();
        for (int t = 0; t < texts; t++) {
            List<String> tokens = new ArrayList<>();
            for (int w = 0; w < TOKENS; w++) {
                // Few words are frequent, as in any language.
                tokens.add("w" + (int) Math.pow(VOCABULARY, random.nextDouble()));
            }
            corpus.add(tokens);
        }
        double seconds = Stopwatch.seconds(() -> SelfBleu.of(corpus)[0]);
        return String.format(Locale.ROOT, "| %,d | %.3g | %.3g |", texts, seconds, 1000 * seconds / texts);
    }
}

package dev.goodhart.benchmark;

import dev.goodhart.attribution.ContributionLearner;
import dev.goodhart.attribution.EncodedRuns;
import dev.goodhart.attribution.Execution;
import dev.goodhart.attribution.LinearContributions;
import dev.goodhart.attribution.RidgeFit;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Prints how many runs are fitted in a second of the processor, against the number of runs: 20 turns a run, one thread; pairs, and words of free text. */
public final class AttributionBenchmark {
    private static final int[] RUNS = {100, 1_000, 10_000, 100_000};
    private static final int TURNS = 20;
    private static final int PAIRS = 320;
    private static final int BITS = 12;
    private static final int MOST_TEXTS = 10_000;

    private AttributionBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". Runs a second of the processor, " + TURNS
                + " turns a run, one thread.\n");
        System.out.println("| runs | " + PAIRS + " pairs | words, 2^" + BITS + " features |\n|--:|--:|--:|");
        for (int runs : RUNS) {
            EncodedRuns pairs = pairs(runs);
            String words = "";
            if (runs <= MOST_TEXTS) {
                List<ScoredRun> texts = texts(runs);
                words = rate(
                        runs,
                        Stopwatch.processorSeconds(() -> ((LinearContributions)
                                        ContributionLearner.text(BITS, 100).learn(texts))
                                .weights()[0]));
            }
            System.out.println("| " + String.format(Locale.ROOT, "%,d", runs) + " | "
                    + rate(runs, Stopwatch.processorSeconds(() -> RidgeFit.weights(pairs, 100)[0])) + " | " + words
                    + " |");
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String rate(int runs, double seconds) {
        return String.format(Locale.ROOT, "%,.0f", runs / seconds);
    }

    private static EncodedRuns pairs(int runs) {
        RandomGenerator random =
                SeedTree.of("attribution-benchmark").child(runs).generator();
        List<int[]> indices = new ArrayList<>();
        double[] reward = new double[runs];
        for (int i = 0; i < runs; i++) {
            indices.add(random.ints(TURNS, 0, PAIRS).toArray());
            reward[i] = random.nextInt(2);
        }
        return EncodedRuns.ofIndices(PAIRS, indices, reward);
    }

    private static List<ScoredRun> texts(int runs) {
        RandomGenerator random =
                SeedTree.of("attribution-benchmark-texts").child(runs).generator();
        List<ScoredRun> texts = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            List<Turn> turns = new ArrayList<>();
            for (int t = 0; t < TURNS; t++) {
                StringBuilder seen = new StringBuilder();
                for (int word = 0; word < 20; word++) {
                    seen.append("word").append(random.nextInt(500)).append(' ');
                }
                turns.add(Turn.of(seen.toString(), "tool" + random.nextInt(20), Execution.EXECUTED));
            }
            texts.add(new ScoredRun("r" + i, "", turns, random.nextInt(2), StepEnd.TERMINATED));
        }
        return texts;
    }
}

package dev.goodhart.benchmark;

import dev.goodhart.study.SeedTree;
import dev.goodhart.transform.Logistic;
import dev.goodhart.transform.ReferenceScores;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.ScoreShaper;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Prints how many scores a second every shaping turns into rewards, beside a plain loop of one sigma for each reference, on one thread. */
public final class ScoreShapingBenchmark {
    private static final int SCORES = 100_000;
    private static final int PROMPTS = 1_000;
    private static final int[] REFERENCES = {1, 10};

    private ScoreShapingBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println(
                "Load " + MachineLoad.now() + ". Millions of scores a second, one thread; batches of 100,000 over 1,000"
                        + " prompts, references prepared for every batch.\n");
        System.out.println("| shaping | 1 reference | 10 references |\n|---|--:|--:|");
        for (RewardShaping shaping : RewardShaping.all()) {
            if (!shaping.label().equals("lsc")) {
                System.out.println(
                        row(shaping.label(), millions(shaping, REFERENCES[0]), millions(shaping, REFERENCES[1])));
            }
        }
        System.out.println(row("lsc", Double.NaN, millions(RewardShaping.logSigmoidCentered(), REFERENCES[1])));
        System.out.println(row("one sigma for each reference", plain(REFERENCES[0]), plain(REFERENCES[1])));
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String row(String label, double one, double ten) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3g |",
                label,
                Double.isNaN(one) ? "-" : String.format(Locale.ROOT, "%.3g", one),
                ten);
    }

    private static double millions(RewardShaping shaping, int references) {
        Batch batch = Batch.draw(references);
        ScoreShaper shaper = ScoreShaper.of(shaping, ReferenceScores.byNumber(batch.references()));
        double[] out = new double[SCORES];
        return SCORES
                / 1e6
                / Stopwatch.processorSeconds(() -> {
                    shaper.train(batch.scores(), batch.prompts(), out);
                    return out[SCORES - 1];
                });
    }

    private static double plain(int references) {
        Batch batch = Batch.draw(references);
        double[] out = new double[SCORES];
        return SCORES
                / 1e6
                / Stopwatch.processorSeconds(() -> {
                    for (int i = 0; i < SCORES; i++) {
                        double sum = 0;
                        for (double reference : batch.references()[batch.prompts()[i]]) {
                            sum += Logistic.sigmoid(batch.scores()[i] - reference);
                        }
                        out[i] = sum / references;
                    }
                    return out[SCORES - 1];
                });
    }

    private record Batch(double[] scores, int[] prompts, double[][] references) {
        static Batch draw(int references) {
            RandomGenerator random =
                    SeedTree.of("score-shaping").child(references).generator();
            double[][] of = new double[PROMPTS][references];
            for (double[] prompt : of) {
                for (int m = 0; m < references; m++) {
                    prompt[m] = random.nextGaussian();
                }
            }
            double[] scores = new double[SCORES];
            int[] prompts = new int[SCORES];
            for (int i = 0; i < SCORES; i++) {
                scores[i] = 1 + random.nextGaussian();
                prompts[i] = random.nextInt(PROMPTS);
            }
            return new Batch(scores, prompts, of);
        }
    }
}

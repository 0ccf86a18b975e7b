package dev.goodhart.benchmark;

import dev.goodhart.overoptimization.BestOfNCurve;
import dev.goodhart.overoptimization.PairAccuracy;
import dev.goodhart.study.SeedTree;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Prints the time of estimating best-of-n against the number of samples, beside redrawing subsets, on one thread. */
public final class BestOfNBenchmark {
    private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};
    private static final int DRAWS = 64;
    private static final int SUBSETS = 10_000;

    private BestOfNBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". Seconds, one thread.\n");
        System.out.println(
                "| samples | sorted once | each n | 10,000 subsets of 64 redrawn: spread | their time | accuracy over all pairs |\n"
                        + "|--:|--:|--:|--:|--:|--:|");
        for (int size : SIZES) {
            System.out.println(row(size));
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String row(int size) {
        RandomGenerator random = SeedTree.of("best-of-n").child(size).generator();
        double[] gold = new double[size];
        double[] proxy = new double[size];
        for (int i = 0; i < size; i++) {
            gold[i] = random.nextGaussian();
            proxy[i] = gold[i] + random.nextGaussian();
        }
        BestOfNCurve curve = BestOfNCurve.of(proxy);
        double exact = curve.mean(DRAWS, gold);
        double squares = 0;
        for (int i = 0; i < 20; i++) {
            double off = redrawn(proxy, gold, random) - exact;
            squares += off * off;
        }
        return String.format(
                Locale.ROOT,
                "| %,d | %.3g | %.3g | %.2g | %.3g | %.3g |",
                size,
                Stopwatch.seconds(() -> BestOfNCurve.of(proxy).samples()),
                Stopwatch.seconds(() -> curve.mean(DRAWS, gold)),
                Math.sqrt(squares / 20),
                Stopwatch.seconds(() -> redrawn(proxy, gold, random)),
                Stopwatch.seconds(() -> PairAccuracy.inDistribution(proxy, gold).accuracy()));
    }

    /** What one would do without the estimator: the mean over random subsets. */
    private static double redrawn(double[] proxy, double[] gold, RandomGenerator random) {
        double sum = 0;
        for (int subset = 0; subset < SUBSETS; subset++) {
            int best = random.nextInt(proxy.length);
            for (int k = 1; k < DRAWS; k++) {
                int other = random.nextInt(proxy.length);
                best = proxy[other] > proxy[best] ? other : best;
            }
            sum += gold[best];
        }
        return sum / SUBSETS;
    }
}

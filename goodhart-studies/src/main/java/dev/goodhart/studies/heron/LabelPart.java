package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.Cycles;
import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.FactorTable;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.hierarchy.LevelUsage;
import dev.goodhart.hierarchy.LexicographicSemiorder;
import dev.goodhart.study.Recorder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Part A: a triple that goes round in a circle, and level shares of three independent normal factors against their closed form. */
final class LabelPart {
    static final String A_B = "decision A, B";
    static final String B_C = "decision B, C";
    static final String C_A = "decision C, A";
    static final String ONE_SIDED = "level error of a one-sided test";
    static final String SHIFTED = "level error of ties shifted to wins";

    /** Margins in standard deviations whose level shares are judged. */
    static final double[] MARGINS = {0.5, 1, 2};

    /** Margins of which cycles are counted. */
    static final double[] CYCLE_MARGINS = {0, 0.25, 0.5, 1, 1.5, 2};

    private static final int FACTORS = 3;
    private static final int CYCLE_ITEMS = 2000;
    private static final int[] SIGNS = {1, 1, 1};

    private LabelPart() {}

    static String share(double margin, int level) {
        return String.format(Locale.ROOT, "share m %s level %d", margin, level + 1);
    }

    static String cyclic(double margin) {
        return String.format(Locale.ROOT, "cyclic share m %s", margin);
    }

    static void run(HeronSettings settings, RandomGenerator random, Recorder recorder) {
        LexicographicSemiorder example = new LexicographicSemiorder(new int[] {1, 1}, new double[] {1, 0});
        double[] a = {0, 2};
        double[] b = {0.6, 1};
        double[] c = {1.2, 0};
        recorder.metric(A_B, example.decide(a, b));
        recorder.metric(B_C, example.decide(b, c));
        recorder.metric(C_A, example.decide(c, a));
        shares(settings.labelPairs(), random, recorder);
        cycles(settings.triples(), random, recorder);
    }

    private static void shares(int pairs, RandomGenerator random, Recorder recorder) {
        LexicographicSemiorder[] relations = Arrays.stream(MARGINS)
                .mapToObj(m -> new LexicographicSemiorder(SIGNS, new double[] {m, m, m}))
                .toArray(LexicographicSemiorder[]::new);
        long[][] counts = new long[MARGINS.length][FACTORS + 1];
        long[] oneSided = new long[FACTORS + 1];
        long[] shifted = new long[FACTORS + 1];
        double[] a = new double[FACTORS];
        double[] b = new double[FACTORS];
        for (int k = 0; k < pairs; k++) {
            for (int f = 0; f < FACTORS; f++) {
                a[f] = random.nextGaussian();
                b[f] = random.nextGaussian();
            }
            for (int m = 0; m < MARGINS.length; m++) {
                int level = Math.abs(relations[m].decide(a, b));
                counts[m][level == 0 ? FACTORS : level - 1]++;
            }
            oneSided[firstAbove(a, b, MARGINS[0])]++;
            shifted[firstAbove(a, b, -MARGINS[0])]++;
        }
        for (int m = 0; m < MARGINS.length; m++) {
            for (int level = 0; level <= FACTORS; level++) {
                recorder.metric(share(MARGINS[m], level), (double) counts[m][level] / pairs);
            }
        }
        recorder.metric(ONE_SIDED, error(oneSided, pairs, MARGINS[0]));
        recorder.metric(SHIFTED, error(shifted, pairs, MARGINS[0]));
    }

    /** The level at which a mistaken test lets the first win: it never asks whether the second does. */
    private static int firstAbove(double[] a, double[] b, double margin) {
        int level = 0;
        while (level < FACTORS && !(a[level] > b[level] + margin)) {
            level++;
        }
        return level;
    }

    static double error(long[] counts, long pairs, double margin) {
        double[] expected = LevelUsage.ofNormalFactors(margin, FACTORS);
        double worst = 0;
        for (int level = 0; level <= FACTORS; level++) {
            worst = Math.max(worst, Math.abs((double) counts[level] / pairs - expected[level]));
        }
        return worst;
    }

    private static void cycles(int triples, RandomGenerator random, Recorder recorder) {
        double[][] columns = new double[FACTORS][CYCLE_ITEMS];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        FactorHierarchy hierarchy = FactorHierarchy.of(Factor.higher("1"), Factor.higher("2"), Factor.higher("3"));
        FactorTable table = FactorTable.of(List.of("1", "2", "3"), columns);
        for (double m : CYCLE_MARGINS) {
            HierarchicalJudge judge = new HierarchicalJudge(hierarchy, table, new double[] {m, m, m});
            recorder.metric(cyclic(m), Cycles.of(judge, triples, 0, random).share());
        }
    }
}

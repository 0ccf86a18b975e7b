package dev.goodhart.benchmark;

import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.FactorTable;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.hierarchy.HierarchyAudit;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.linearreward.FeatureRows;
import dev.goodhart.linearreward.LinearBradleyTerry;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Prints how fast pairs are labelled by a hierarchy, and learned from, against the items; three normal factors, one thread. */
public final class HierarchyBenchmark {
    private static final int[] ITEMS = {1_000, 10_000, 100_000, 1_000_000};
    private static final int PAIRS = 1_000_000;
    private static final int STEPS = 10;

    private HierarchyBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now()
                + ". Seconds of the processor, one thread, three normal factors, margins of 0.5 sd.\n");
        System.out.println(
                "| items | drawing and deciding, pairs/s | deciding alone, pairs/s | margins of 0.5 sd, s | margins of q0.3, s"
                        + " | audit, s | steps of Adam, pairs/s |\n|--:|--:|--:|--:|--:|--:|--:|");
        for (int items : ITEMS) {
            System.out.println(row(items));
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String row(int items) {
        SeedTree seed = SeedTree.of("hierarchy-benchmark").child(items);
        RandomGenerator random = seed.generator();
        double[][] columns = new double[3][items];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        FactorTable table = FactorTable.of(List.of("x", "y", "z"), columns);
        FactorHierarchy deviations = hierarchy(Margin.standardDeviations(0.5));
        FactorHierarchy quantiles = hierarchy(Margin.quantile(0.3));
        HierarchicalJudge judge = new HierarchicalJudge(deviations, table);
        DecidedPairs pairs = judge.randomPairs(PAIRS, random);
        FeatureRows features = features(columns, items);
        int[] winners = pairs.winners();
        int[] losers = pairs.losers();
        return String.format(
                Locale.ROOT,
                "| %,d | %.3g | %.3g | %.3g | %.3g | %.3g | %.3g |",
                items,
                PAIRS
                        / Stopwatch.processorSeconds(
                                () -> judge.randomPairs(PAIRS, random).decision()[0]),
                PAIRS
                        / Stopwatch.processorSeconds(
                                () -> judge.pairs(pairs.first(), pairs.second()).decision()[0]),
                Stopwatch.processorSeconds(() -> margin(new HierarchicalJudge(deviations, table))),
                Stopwatch.processorSeconds(() -> margin(new HierarchicalJudge(quantiles, table))),
                Stopwatch.processorSeconds(() -> HierarchyAudit.of(judge, HierarchyAudit.Settings.defaults(), random)
                        .usage()
                        .tieShare()),
                (double) winners.length
                        * STEPS
                        / Stopwatch.processorSeconds(() -> {
                            LinearBradleyTerry learner = new LinearBradleyTerry(3, 1e-3);
                            learner.adam(features, winners, losers, STEPS, 0.05);
                            return learner.weights()[0];
                        }));
    }

    private static double margin(HierarchicalJudge judge) {
        return judge.relation().margins()[0];
    }

    private static FactorHierarchy hierarchy(Margin margin) {
        return FactorHierarchy.of(
                Factor.higher("x").within(margin),
                Factor.lower("y").within(margin),
                Factor.higher("z").within(margin));
    }

    private static FeatureRows features(double[][] columns, int items) {
        FeatureRows rows = new FeatureRows(columns.length);
        for (int i = 0; i < items; i++) {
            for (int f = 0; f < columns.length; f++) {
                rows.add(f, columns[f][i]);
            }
            rows.endRow();
        }
        return rows;
    }
}

package dev.goodhart.hierarchy;

import dev.goodhart.figure.Numbers;
import dev.goodhart.hierarchy.HierarchyFinding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts what an audit measured into sentences. */
final class HierarchyFindings {
    /** A top level that decides more leaves nothing to the others. */
    static final double MOST_AT_THE_TOP = 0.99;

    /** More ties leave too little to learn from. */
    static final double MOST_TIES = 0.6;

    private static final double IDLE_BELOW = 0.001;
    private static final double ORDER_MATTERS_ABOVE = 0.1;

    private HierarchyFindings() {}

    static List<HierarchyFinding> of(HierarchicalJudge judge, LevelUsage usage, Cycles cycles, double[] order) {
        List<HierarchyFinding> findings = new ArrayList<>();
        List<Factor> factors = judge.hierarchy().factors();
        boolean[] constant = new boolean[factors.size()];
        for (int level = 0; level < factors.size(); level++) {
            String name = factors.get(level).name();
            double[] column = judge.pool().column(name);
            constant[level] = Margin.deviation(column) == 0;
            if (constant[level]) {
                findings.add(new HierarchyFinding(
                        Kind.CONSTANT_FACTOR,
                        "The factor '" + name + "' is " + Numbers.of(column[0]) + " for every item: level "
                                + (level + 1) + " never decides.",
                        "leave it out, or check what was logged"));
            }
        }
        boolean topDecidesAll = factors.size() > 1 && usage.share(0) > MOST_AT_THE_TOP;
        if (topDecidesAll) {
            findings.add(new HierarchyFinding(
                    Kind.LOWER_LEVELS_UNUSED,
                    "Level 1, '" + factors.getFirst().name() + "', decides " + percent(usage.share(0))
                            + " of the pairs: the levels below are hardly used.",
                    "set a margin for '" + factors.getFirst().name() + "', such as 0.5sd"));
        }
        if (usage.tieShare() > MOST_TIES) {
            findings.add(new HierarchyFinding(
                    Kind.TOO_MANY_TIES,
                    percent(usage.tieShare()) + " of the pairs are ties: little is left to learn from.",
                    "lower the margins, above all that of the last level, or add a level"));
        }
        for (int level = 1; level < factors.size(); level++) {
            if (!constant[level] && !topDecidesAll && usage.share(level) < IDLE_BELOW) {
                findings.add(new HierarchyFinding(
                        Kind.IDLE_LEVEL,
                        "Level " + (level + 1) + ", '" + factors.get(level).name() + "', decides "
                                + percent(usage.share(level)) + " of the pairs.",
                        "a level above has too small a margin, or says the same"));
            }
        }
        if (cycles.cyclic() > 0) {
            findings.add(new HierarchyFinding(
                    Kind.CYCLES,
                    percent(cycles.share())
                            + " of the triples with three decided pairs go round in a circle: no score agrees with"
                            + " more than " + percent(cycles.ceiling()) + " of their labels.",
                    ""));
        }
        for (int level = 0; level < order.length; level++) {
            if (order[level] > ORDER_MATTERS_ABOVE) {
                findings.add(new HierarchyFinding(
                        Kind.ORDER_MATTERS,
                        "'" + factors.get(level).name() + "' before '"
                                + factors.get(level + 1).name() + "' is a choice that matters: "
                                + percent(order[level]) + " of the pairs would be won by the other item.",
                        ""));
            }
        }
        findings.sort(Comparator.comparing(f -> !f.kind().isUseless()));
        return findings;
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, share > 0 && share < 0.01 ? 2 : 1) + " %";
    }
}

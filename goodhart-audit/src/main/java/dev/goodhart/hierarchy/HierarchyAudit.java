package dev.goodhart.hierarchy;

import dev.goodhart.statistics.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the labels of a hierarchy are worth, before anything is trained on them.
 *
 * @param hierarchy what is more important than what
 * @param items how many items there are
 * @param complete whether every pair there is was looked at, else pairs drawn at random
 * @param margins {@code [levels]} in the factors' own units
 * @param usage how often each level decides
 * @param cycles how many triples go round in a circle
 * @param correlations {@code [levels][levels]} Spearman's, of factors turned so that more is better: below 0 where they pull against each
 *     other; NaN where one is constant
 * @param margin what half and twice the margins would have decided
 * @param orderSensitivity {@code [levels - 1]} the share of pairs that the other item would win if a level and the next changed places
 * @param findings what a user must know, the gravest first
 */
public record HierarchyAudit(
        FactorHierarchy hierarchy,
        int items,
        boolean complete,
        double[] margins,
        LevelUsage usage,
        Cycles cycles,
        double[][] correlations,
        List<MarginSensitivity> margin,
        double[] orderSensitivity,
        List<HierarchyFinding> findings) {
    /** Copies the lists. */
    public HierarchyAudit {
        margin = List.copyOf(margin);
        findings = List.copyOf(findings);
    }

    /**
     * How much is looked at.
     *
     * @param pairs the most pairs, at least 1; all of them where there are no more
     * @param triples the most triples, at least 0
     * @param witnesses the most cyclic triples that are named
     */
    public record Settings(int pairs, int triples, int witnesses) {
        /** Checks the counts. */
        public Settings {
            if (pairs < 1 || triples < 0 || witnesses < 0) {
                throw new IllegalArgumentException("Pairs must be at least 1, triples and witnesses at least 0, are "
                        + pairs + ", " + triples + " and " + witnesses);
            }
        }

        /** {@return 200,000 pairs, 200,000 triples, 5 witnesses: shares to about 0.001} */
        public static Settings defaults() {
            return new Settings(200_000, 200_000, 5);
        }
    }

    /**
     * Audits the labels a judge gives.
     *
     * @param judge the judge
     * @param settings how much to look at
     * @param random where draws come from
     * @return the audit
     */
    public static HierarchyAudit of(HierarchicalJudge judge, Settings settings, RandomGenerator random) {
        FactorHierarchy hierarchy = judge.hierarchy();
        DecidedPairs pairs = judge.pairsUpTo(settings.pairs(), random);
        LevelUsage usage = pairs.usage(hierarchy);
        Cycles cycles = Cycles.of(judge, settings.triples(), settings.witnesses(), random);
        double[] order = orderSensitivity(judge, pairs);
        return new HierarchyAudit(
                hierarchy,
                judge.pool().items(),
                judge.pool().pairs() <= settings.pairs(),
                judge.relation().margins(),
                usage,
                cycles,
                correlations(judge),
                List.of(marginSensitivity(judge, pairs, 0.5), marginSensitivity(judge, pairs, 2)),
                order,
                HierarchyFindings.of(judge, usage, cycles, order));
    }

    /** {@return whether the hierarchy is of use: no constant factor, lower levels that are used, not too many ties} */
    public boolean useful() {
        return findings.stream().noneMatch(f -> f.kind().isUseless());
    }

    private static MarginSensitivity marginSensitivity(HierarchicalJudge judge, DecidedPairs pairs, double factor) {
        double[] margins =
                Arrays.stream(judge.relation().margins()).map(m -> m * factor).toArray();
        DecidedPairs other =
                new HierarchicalJudge(judge.hierarchy(), judge.pool(), margins).pairs(pairs.first(), pairs.second());
        int flipped = 0;
        int changed = 0;
        for (int k = 0; k < pairs.size(); k++) {
            int before = Integer.signum(pairs.decision()[k]);
            int after = Integer.signum(other.decision()[k]);
            flipped += before * after < 0 ? 1 : 0;
            changed += before != after ? 1 : 0;
        }
        return new MarginSensitivity(factor, (double) flipped / pairs.size(), (double) changed / pairs.size());
    }

    private static double[] orderSensitivity(HierarchicalJudge judge, DecidedPairs pairs) {
        double[] margins = judge.relation().margins();
        double[] shares = new double[judge.hierarchy().levels() - 1];
        for (int level = 0; level < shares.length; level++) {
            double[] swapped = margins.clone();
            swapped[level] = margins[level + 1];
            swapped[level + 1] = margins[level];
            DecidedPairs other = new HierarchicalJudge(judge.hierarchy().swapped(level), judge.pool(), swapped)
                    .pairs(pairs.first(), pairs.second());
            int flipped = 0;
            for (int k = 0; k < pairs.size(); k++) {
                flipped += pairs.decision()[k] * other.decision()[k] < 0 ? 1 : 0;
            }
            shares[level] = (double) flipped / pairs.size();
        }
        return shares;
    }

    private static double[][] correlations(HierarchicalJudge judge) {
        int levels = judge.hierarchy().levels();
        List<double[]> ranks = new ArrayList<>();
        for (Factor factor : judge.hierarchy().factors()) {
            ranks.add(
                    ranks(judge.pool().column(factor.name()), factor.direction().sign()));
        }
        double[][] correlations = new double[levels][levels];
        for (int i = 0; i < levels; i++) {
            correlations[i][i] = 1;
            for (int j = i + 1; j < levels; j++) {
                correlations[i][j] = Correlation.PEARSON.of(ranks.get(i), ranks.get(j));
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }

    /** Mean ranks times the sign, found once for each factor: twice the rank is the number of smaller values and of those not greater. */
    private static double[] ranks(double[] values, int sign) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = sign * (below(sorted, values[i], false) + (double) below(sorted, values[i], true)) / 2;
        }
        return ranks;
    }

    /** How many of the sorted values are smaller, or not greater. */
    private static int below(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

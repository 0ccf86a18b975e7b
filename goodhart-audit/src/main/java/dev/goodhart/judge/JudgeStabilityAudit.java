package dev.goodhart.judge;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Does a judge rank systems alike in every context? (Chung and Freienthal 2026, arXiv 2602.02287.) When all else was held fixed, a change
 * of ranking from one language, domain, prompt or judge version to the next is a failure of the measurement and not of the systems.
 *
 * <p>For every metric: ranks by mean score within each context; for every pair of contexts tau-b, rho, inversions, the exact p-value of
 * tau and its bootstrap interval; and the variance of the item scores split into systems, contexts, their interaction and the rest,
 * which decides ({@link StabilityVerdict}), since with few systems tau is too coarse.
 *
 * <p>How it can mislead: it says that two contexts disagree, not which is right; and judges that are wrong in the same way everywhere are
 * stable.
 */
public final class JudgeStabilityAudit {
    private JudgeStabilityAudit() {}

    /**
     * Audits with 2,000 resamples and permutations.
     *
     * @param scores the scores, at least three systems in at least two contexts
     * @return one result for every metric, sorted by name
     */
    public static List<MetricStability> run(Collection<JudgeScore> scores) {
        return run(scores, JudgeStabilitySettings.defaults(), SeedTree.of("judge"));
    }

    /**
     * Audits.
     *
     * @param scores the scores, at least three systems in at least two contexts
     * @param settings how
     * @param seeds where random numbers come from; every metric has its own
     * @return one result for every metric, sorted by name
     * @throws InvalidInputException if a metric has fewer than two contexts or three systems in all of them
     */
    public static List<MetricStability> run(
            Collection<JudgeScore> scores, JudgeStabilitySettings settings, SeedTree seeds) {
        return scores.stream()
                .map(JudgeScore::metric)
                .distinct()
                .sorted()
                .map(metric -> of(ScoreTable.of(metric, scores), settings, seeds.child(metric)))
                .toList();
    }

    /**
     * Audits one metric.
     *
     * @param table its scores
     * @param settings how
     * @param seeds where random numbers come from
     * @return what was found
     * @throws InvalidInputException if the table has fewer than two contexts or three systems
     */
    public static MetricStability of(ScoreTable table, JudgeStabilitySettings settings, SeedTree seeds) {
        check(table);
        RandomGenerator random = seeds.child("bootstrap").generator();
        CellBootstrap bootstrap = CellBootstrap.of(table.scores(), settings.resamples(), 1 - settings.alpha(), random);
        double[][] means = table.means();
        List<ContextPair> pairs = new ArrayList<>();
        int contexts = table.contexts().size();
        for (int a = 0; a < contexts; a++) {
            for (int b = a + 1; b < contexts; b++) {
                pairs.add(pair(table, means, bootstrap, settings, seeds, a, b));
            }
        }
        VarianceComponents components = VarianceComponents.of(table.scores());
        List<String> constant = new ArrayList<>();
        for (int c = 0; c < contexts; c++) {
            double first = means[c][0];
            boolean same = true;
            for (double mean : means[c]) {
                same &= mean == first;
            }
            if (same) {
                constant.add(table.contexts().get(c));
            }
        }
        return new MetricStability(
                table,
                List.copyOf(pairs),
                components,
                StabilityVerdict.of(components, settings.alpha()),
                Conclusions.of(table, means, bootstrap),
                List.copyOf(constant));
    }

    private static void check(ScoreTable table) {
        String lacking = table.missing().isEmpty() ? "" : "\nMaybe fill in what is missing: " + table.missingText();
        if (table.contexts().size() < 2) {
            throw new InvalidInputException(
                    "The metric '" + table.metric() + "' must have scores in two contexts or more, has "
                            + (table.contexts().isEmpty()
                                    ? "none"
                                    : "only '" + table.contexts().getFirst() + "'")
                            + "\nMaybe another column is the context: name it with --context COLUMN.");
        }
        if (table.systems().size() < ScoreTable.FEWEST_SYSTEMS) {
            throw new InvalidInputException("The metric '" + table.metric() + "' must have at least "
                    + ScoreTable.FEWEST_SYSTEMS + " systems that are scored in every context, has "
                    + table.systems().size()
                    + (table.systems().isEmpty() ? "" : " (" + String.join(", ", table.systems()) + ")")
                    + lacking);
        }
    }

    private static ContextPair pair(
            ScoreTable table,
            double[][] means,
            CellBootstrap bootstrap,
            JudgeStabilitySettings settings,
            SeedTree seeds,
            int a,
            int b) {
        double[][][] scores = {table.scores()[a], table.scores()[b]};
        RankInversions ranks = RankInversions.of(means[a], means[b]);
        ParallelItems parallel = ParallelItems.of(table, a, b);
        VarianceComponents components = VarianceComponents.of(scores);
        String first = table.contexts().get(a);
        String second = table.contexts().get(b);
        double permutationP = settings.permutations() == 0
                ? Double.NaN
                : InteractionPermutation.pValue(
                        scores,
                        settings.permutations(),
                        seeds.child("permutation").child(first).child(second).generator());
        return new ContextPair(
                first,
                second,
                ranks,
                bootstrap.tau(ranks.tau(), a, b),
                parallel.first().length,
                parallel.correlation(),
                components,
                permutationP,
                StabilityVerdict.of(components, settings.alpha()));
    }
}

package dev.goodhart.judge;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * How many items a trusted rater must label in a context before the ranking there is right: tau to the ranking by all trusted labels,
 * after n labelled items of every system. Two ways to use the labels: their plain mean, and the judge's mean over all items corrected by
 * the mean difference on the labelled ones (prediction-powered: Angelopoulos et al. 2023), which pays where judge and labels go together.
 *
 * @param context the context
 * @param judgeTau tau to the truth of the judge's own means, without labels
 * @param labelled {@code [sizes]} labelled items of every system, ascending; the last is all
 * @param labels {@code [sizes]} tau of the labels' means, mean over draws with the 2.5 % and 97.5 % points
 * @param corrected {@code [sizes]} tau of the corrected means
 */
public record JudgeCalibration(
        String context, double judgeTau, int[] labelled, List<Interval> labels, List<Interval> corrected) {
    private static final int[] SIZES = {1, 2, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 5000};

    /**
     * Draws the curve of every context.
     *
     * @param metric the metric
     * @param rows scores of the judge and of the trusted rater on the same items
     * @param trusted the name of the trusted rater; everyone else is the judge, averaged
     * @param draws how many times labelled items are drawn, at least 1
     * @param random where draws come from
     * @return one curve for every context with three systems that both scored
     * @throws InvalidInputException if the trusted rater scored nothing
     */
    public static List<JudgeCalibration> of(
            String metric, Collection<JudgeScore> rows, String trusted, int draws, RandomGenerator random) {
        List<JudgeScore> own =
                rows.stream().filter(r -> r.metric().equals(metric)).toList();
        if (own.stream().noneMatch(r -> r.rater().equals(trusted))) {
            throw new InvalidInputException("The trusted rater '" + trusted + "' must have scored '" + metric
                    + "', has not\nMaybe one of: "
                    + String.join(
                            ", ",
                            own.stream()
                                    .map(JudgeScore::rater)
                                    .distinct()
                                    .sorted()
                                    .limit(8)
                                    .toList()));
        }
        Map<String, Map<String, Map<String, double[]>>> cells = new TreeMap<>();
        for (JudgeScore row : own) {
            double[] sums = cells.computeIfAbsent(row.context(), c -> new TreeMap<>())
                    .computeIfAbsent(row.system(), s -> new LinkedHashMap<>())
                    .computeIfAbsent(row.item(), i -> new double[4]);
            int side = row.rater().equals(trusted) ? 2 : 0;
            sums[side] += row.score();
            sums[side + 1]++;
        }
        return cells.entrySet().stream()
                .map(e -> paired(e.getKey(), e.getValue(), draws, random))
                .filter(c -> c.labelled().length > 0)
                .toList();
    }

    private static JudgeCalibration paired(
            String context, Map<String, Map<String, double[]>> systems, int draws, RandomGenerator random) {
        Map<String, double[][]> both = new HashMap<>();
        systems.forEach((system, items) -> {
            double[][] pairs = items.values().stream()
                    .filter(sums -> sums[1] > 0 && sums[3] > 0)
                    .map(sums -> new double[] {sums[0] / sums[1], sums[2] / sums[3]})
                    .toArray(double[][]::new);
            if (pairs.length > 0) {
                both.put(system, pairs);
            }
        });
        double[][][] pairs = both.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toArray(double[][][]::new);
        return pairs.length < ScoreTable.FEWEST_SYSTEMS
                ? new JudgeCalibration(context, Double.NaN, new int[0], List.of(), List.of())
                : curve(context, pairs, draws, random);
    }

    private static JudgeCalibration curve(String context, double[][][] pairs, int draws, RandomGenerator random) {
        int least = Arrays.stream(pairs).mapToInt(p -> p.length).min().orElse(0);
        double[] judge = mean(pairs, 0);
        double[] truth = mean(pairs, 1);
        int[] sizes = Arrays.stream(SIZES).filter(n -> n < least).toArray();
        sizes = Arrays.copyOf(sizes, sizes.length + 1);
        sizes[sizes.length - 1] = least;
        Interval[] labels = new Interval[sizes.length];
        Interval[] corrected = new Interval[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            double[] plainTau = new double[draws];
            double[] correctedTau = new double[draws];
            for (int d = 0; d < draws; d++) {
                double[] plain = new double[pairs.length];
                double[] shifted = new double[pairs.length];
                for (int s = 0; s < pairs.length; s++) {
                    double[] sums = drawn(pairs[s], sizes[i], random);
                    plain[s] = sums[1] / sizes[i];
                    shifted[s] = judge[s] + (sums[1] - sums[0]) / sizes[i];
                }
                plainTau[d] = Correlation.KENDALL.of(plain, truth);
                correctedTau[d] = Correlation.KENDALL.of(shifted, truth);
            }
            labels[i] = interval(plainTau);
            corrected[i] = interval(correctedTau);
        }
        return new JudgeCalibration(
                context, Correlation.KENDALL.of(judge, truth), sizes, List.of(labels), List.of(corrected));
    }

    private static Interval interval(double[] taus) {
        double mean =
                Arrays.stream(taus).filter(t -> !Double.isNaN(t)).average().orElse(Double.NaN);
        return Interval.percentile(mean, taus, 0.95);
    }

    private static double[] mean(double[][][] pairs, int side) {
        return Arrays.stream(pairs)
                .mapToDouble(p ->
                        Arrays.stream(p).mapToDouble(x -> x[side]).average().orElse(Double.NaN))
                .toArray();
    }

    /** Sums over items drawn without replacement; the items are left in another order. */
    private static double[] drawn(double[][] items, int count, RandomGenerator random) {
        double[] sums = new double[2];
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(items.length - i);
            double[] kept = items[i];
            items[i] = items[j];
            items[j] = kept;
            sums[0] += items[i][0];
            sums[1] += items[i][1];
        }
        return sums;
    }
}

package dev.goodhart.goalconditioned;

import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.RowBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How sure a {@link FilterReport} is of its shares. Samples of one prompt go together, so whole prompts are redrawn: intervals over samples
 * would be too narrow. The gain is redrawn as a difference of the two votes on the same prompts.
 *
 * @param stepsSaved share of all steps that need not have been sampled
 * @param correctDropped share of the correct samples that were dropped, where correctness is known
 * @param before share of prompts solved by the vote without the filter, where correctness is known
 * @param after the same with it
 * @param gain the latter less the former
 */
public record FilterIntervals(
        Interval stepsSaved,
        Optional<Interval> correctDropped,
        Optional<Interval> before,
        Optional<Interval> after,
        Optional<Interval> gain) {
    private static final int RESAMPLES = 2_000;
    private static final double LEVEL = 0.95;

    /**
     * Redraws prompts.
     *
     * @param samples those of a report
     * @param filter the filter
     * @param random where the draws come from
     * @return 95 % intervals around the report's shares
     */
    public static FilterIntervals of(List<FilterSample> samples, QFilter filter, RandomGenerator random) {
        List<double[]> counts = new ArrayList<>();
        boolean known = samples.stream().allMatch(s -> s.correct().isPresent());
        for (List<FilterSample> prompt : FilterReport.byPrompt(samples)) {
            counts.add(counts(prompt, FilterReport.of(prompt, filter)));
        }
        List<Interval> shares = new RowBootstrap(RESAMPLES, Integer.MAX_VALUE, random)
                .draw(counts.size(), drawn -> shares(drawn, counts))
                .intervals(LEVEL);
        boolean anyCorrect = known && samples.stream().anyMatch(FilterSample::isCorrect);
        return new FilterIntervals(
                shares.get(0),
                anyCorrect ? Optional.of(shares.get(1)) : Optional.empty(),
                known ? Optional.of(shares.get(2)) : Optional.empty(),
                known ? Optional.of(shares.get(3)) : Optional.empty(),
                known ? Optional.of(shares.get(4)) : Optional.empty());
    }

    /** Steps saved and all, correct samples dropped and all, solved without and with the filter. */
    private static double[] counts(List<FilterSample> prompt, FilterReport report) {
        double[] counts = new double[6];
        for (int i = 0; i < prompt.size(); i++) {
            FilterReport.Decision decision = report.decisions().get(i);
            counts[0] += decision.saved();
            counts[1] += prompt.get(i).q().length;
            if (prompt.get(i).isCorrect()) {
                counts[2] += decision.kept() ? 0 : 1;
                counts[3]++;
            }
        }
        report.vote().ifPresent(vote -> {
            counts[4] = vote.before();
            counts[5] = vote.after();
        });
        return counts;
    }

    private static double[] shares(int[] drawn, List<double[]> counts) {
        double[] sum = new double[6];
        for (int prompt : drawn) {
            Arrays.setAll(sum, k -> sum[k] + counts.get(prompt)[k]);
        }
        double before = sum[4] / drawn.length;
        double after = sum[5] / drawn.length;
        return new double[] {sum[0] / sum[1], sum[2] / sum[3], before, after, after - before};
    }
}

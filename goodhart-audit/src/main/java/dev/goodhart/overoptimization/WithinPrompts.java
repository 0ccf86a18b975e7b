package dev.goodhart.overoptimization;

import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Rank correlations inside prompts, averaged over prompts; intervals redraw prompts, or samples where there are few prompts. */
final class WithinPrompts {
    static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95);
    private static final int LEAST = 4;
    private static final double MOST_WORK = 5e6;
    private static final int LEAST_RESAMPLES = 50;

    private final List<PromptSamples> prompts;
    private final int resamples;
    private final RandomGenerator random;

    WithinPrompts(List<PromptSamples> prompts, int resamples, RandomGenerator random) {
        this.prompts = prompts.stream().filter(p -> p.size() >= LEAST).toList();
        this.resamples = resamples;
        this.random = random;
    }

    Interval correlation(String a, String b) {
        return interval(prompt -> Correlation.SPEARMAN.of(prompt.column(a), prompt.column(b)));
    }

    /** The correlation of a and b that is left when the ranks of c are held fixed. */
    Interval partial(String a, String b, String c) {
        return interval(prompt -> {
            double ab = Correlation.SPEARMAN.of(prompt.column(a), prompt.column(b));
            double ac = Correlation.SPEARMAN.of(prompt.column(a), prompt.column(c));
            double bc = Correlation.SPEARMAN.of(prompt.column(b), prompt.column(c));
            double scale = Math.sqrt((1 - ac * ac) * (1 - bc * bc));
            return scale < 1e-9 ? Double.NaN : (ab - ac * bc) / scale;
        });
    }

    private Interval interval(ToDoubleFunction<PromptSamples> ofPrompt) {
        if (prompts.isEmpty()) {
            return NONE;
        }
        double[] each = prompts.stream()
                .mapToDouble(ofPrompt)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        if (each.length == 0) {
            return NONE;
        }
        if (prompts.size() >= SampleAudit.PROMPTS_TO_RESAMPLE) {
            return new Bootstrap(resamples, 0.95, random).interval(each, Statistic.MEAN);
        }
        int samples = prompts.stream().mapToInt(PromptSamples::size).sum();
        int affordable = (int) Math.clamp(MOST_WORK / samples, Math.min(LEAST_RESAMPLES, resamples), resamples);
        double[][] strata = prompts.stream().map(p -> new double[p.size()]).toArray(double[][]::new);
        for (double[] stratum : strata) {
            Arrays.setAll(stratum, i -> i);
        }
        return new Bootstrap(affordable, 0.95, random).stratified(strata, drawn -> {
            double sum = 0;
            int count = 0;
            for (int p = 0; p < drawn.length; p++) {
                double value = ofPrompt.applyAsDouble(prompts.get(p)
                        .picked(Arrays.stream(drawn[p]).mapToInt(i -> (int) i).toArray()));
                if (!Double.isNaN(value)) {
                    sum += value;
                    count++;
                }
            }
            return count == 0 ? Double.NaN : sum / count;
        });
    }
}

package dev.goodhart.overoptimization;

import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Means under best-of-n over prompts: a row for each column of the roles, and with gold one more for the pair accuracy. */
final class SampleCurves {
    /** On-policy accuracy needs some effective samples; with n draws from N there are about 2 N / n. */
    private static final int SAMPLES_PER_DRAW = 4;

    /** Bounds the work of resampling samples, in sorted numbers. */
    private static final double MOST_WORK = 2e7;

    private static final int LEAST_RESAMPLES = 50;
    private static final double LEVEL = 0.95;

    private final List<PromptSamples> prompts;
    private final SampleRoles roles;
    private final List<Integer> draws;

    SampleCurves(List<PromptSamples> prompts, SampleRoles roles, List<Integer> draws) {
        this.prompts = prompts;
        this.roles = roles;
        this.draws = draws;
    }

    double[][] estimate() {
        return mean(prompts.stream().map(this::ofPrompt).toList());
    }

    /** {@code [resamples][row][n]}. */
    double[][][] resample(int resamples, RandomGenerator random) {
        int samples = prompts.stream().mapToInt(PromptSamples::size).sum();
        if (prompts.size() >= SampleAudit.PROMPTS_TO_RESAMPLE) {
            List<double[][]> each = prompts.stream().map(this::ofPrompt).toList();
            double[][][] resampled = new double[resamples][][];
            for (int r = 0; r < resamples; r++) {
                List<double[][]> drawn = new ArrayList<>();
                for (int p = 0; p < each.size(); p++) {
                    drawn.add(each.get(random.nextInt(each.size())));
                }
                resampled[r] = mean(drawn);
            }
            return resampled;
        }
        int affordable = (int) Math.clamp(MOST_WORK / samples, Math.min(LEAST_RESAMPLES, resamples), resamples);
        double[][][] resampled = new double[affordable][][];
        for (int r = 0; r < affordable; r++) {
            List<double[][]> drawn = new ArrayList<>();
            for (PromptSamples prompt : prompts) {
                int[] picks = random.ints(prompt.size(), 0, prompt.size()).toArray();
                drawn.add(ofPrompt(prompt.picked(picks)));
            }
            resampled[r] = mean(drawn);
        }
        return resampled;
    }

    static List<Interval> intervals(double[] estimate, double[][][] resampled, int row) {
        List<Interval> intervals = new ArrayList<>();
        for (int n = 0; n < estimate.length; n++) {
            int at = n;
            double[] values = Arrays.stream(resampled)
                    .mapToDouble(r -> r[row][at])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            intervals.add(
                    values.length == 0
                            ? new Interval(estimate[n], Double.NaN, Double.NaN, LEVEL)
                            : new Interval(
                                    estimate[n],
                                    values[(int) Math.floor((1 - LEVEL) / 2 * (values.length - 1))],
                                    values[(int) Math.ceil((1 + LEVEL) / 2 * (values.length - 1))],
                                    LEVEL));
        }
        return intervals;
    }

    /** The share of pairs of samples of a prompt with equal proxies. */
    double tied() {
        double tied = 0;
        double pairs = 0;
        for (PromptSamples prompt : prompts) {
            int[] order = Ranks.ascending(prompt.proxy());
            for (int from = 0; from < order.length; ) {
                int to = Ranking.endOfTie(order, prompt.proxy(), from);
                tied += (to - from) * (to - from - 1.0) / 2;
                from = to;
            }
            pairs += prompt.size() * (prompt.size() - 1.0) / 2;
        }
        return pairs == 0 ? 0 : tied / pairs;
    }

    double[] distance() {
        return draws.stream().mapToDouble(n -> Math.sqrt(BestOfN.klBound(n))).toArray();
    }

    /** With the ties as they are among the samples; the mean KL over prompts. */
    double[] distanceWithTies() {
        return draws.stream()
                .mapToDouble(n -> Math.sqrt(prompts.stream()
                        .mapToDouble(p ->
                                Math.min(BestOfN.klBound(n), BestOfN.klDivergence(ResponseSet.uniform(p.proxy()), n)))
                        .average()
                        .orElseThrow()))
                .toArray();
    }

    private double[][] ofPrompt(PromptSamples prompt) {
        List<String> columns = roles.columns();
        double[][] rows = new double[columns.size() + (roles.gold() ? 1 : 0)][draws.size()];
        BestOfNCurve curve = BestOfNCurve.of(prompt.proxy());
        for (int i = 0; i < draws.size(); i++) {
            int n = draws.get(i);
            double[] weight = curve.weights(n);
            for (int c = 0; c < columns.size(); c++) {
                rows[c][i] = ResponseSet.mean(weight, prompt.column(columns.get(c)));
            }
            if (roles.gold()) {
                rows[columns.size()][i] = SAMPLES_PER_DRAW * n <= prompt.size()
                        ? PairAccuracy.onPolicy(prompt.proxy(), prompt.column(SampleRoles.GOLD), weight)
                                .accuracy()
                        : Double.NaN;
            }
        }
        return rows;
    }

    /** The mean over prompts, over those that have a number. */
    private double[][] mean(List<double[][]> each) {
        double[][] mean = new double[each.getFirst().length][draws.size()];
        for (int row = 0; row < mean.length; row++) {
            for (int n = 0; n < draws.size(); n++) {
                double sum = 0;
                int count = 0;
                for (double[][] rows : each) {
                    if (!Double.isNaN(rows[row][n])) {
                        sum += rows[row][n];
                        count++;
                    }
                }
                mean[row][n] = count == 0 ? Double.NaN : sum / count;
            }
        }
        return mean;
    }
}

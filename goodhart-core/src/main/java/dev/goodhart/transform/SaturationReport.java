package dev.goodhart.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much of the scores lies where a shaping is flat, so that the reward no longer tells them apart.
 *
 * @param scores how many there are
 * @param saturated share whose slope is below {@link #FLAT}
 * @param medianDistance the median of |r - mean of the references|, NaN without references
 * @param meanSlope the mean slope, reward per unit of the score
 * @param warnings what the reader should mind, full sentences
 */
public record SaturationReport(
        int scores, double saturated, double medianDistance, double meanSlope, List<String> warnings) {
    /** A slope below this counts as flat. */
    public static final double FLAT = 0.01;

    /** A median distance from the references above this is too far, in units of the score. */
    public static final double FAR = 6;

    private static final double MUCH = 0.5;

    /** Copies the warnings. */
    public SaturationReport {
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks at scores.
     *
     * @param shaper the shaping, with its references and statistics
     * @param references the references, by which distances are measured
     * @param scores {@code [answers]} finite scores, at least one
     * @param prompts {@code [answers]} the prompt of each, by number
     * @return the report
     */
    public static SaturationReport of(ScoreShaper shaper, ReferenceScores references, double[] scores, int[] prompts) {
        double[] means = references.prompts().stream()
                .mapToDouble(prompt -> MeanCurve.mean(references.of(references.index(prompt))))
                .toArray();
        double[] distance = new double[scores.length];
        Arrays.setAll(distance, i -> Math.abs(scores[i] - means[prompts[i]]));
        return of(shaper, scores, prompts, median(distance));
    }

    /**
     * Looks at scores that have no references.
     *
     * @param shaper the shaping, with its statistics
     * @param scores {@code [answers]} finite scores, at least one
     * @return the report
     */
    public static SaturationReport of(ScoreShaper shaper, double[] scores) {
        return of(shaper, scores, new int[scores.length], Double.NaN);
    }

    private static SaturationReport of(ScoreShaper shaper, double[] scores, int[] prompts, double median) {
        int flat = 0;
        double sum = 0;
        ScoreCurve[] curves = new ScoreCurve[1 + Arrays.stream(prompts).max().orElse(0)];
        for (int i = 0; i < scores.length; i++) {
            if (curves[prompts[i]] == null) {
                curves[prompts[i]] = shaper.curve(prompts[i]);
            }
            double slope = Math.abs(curves[prompts[i]].slope(scores[i]));
            sum += slope;
            flat += slope < FLAT ? 1 : 0;
        }
        double share = (double) flat / scores.length;
        return new SaturationReport(scores.length, share, median, sum / scores.length, warnings(shaper, share, median));
    }

    private static List<String> warnings(ScoreShaper shaper, double share, double median) {
        List<String> warnings = new ArrayList<>();
        boolean flattens = shaper.shaping().bounded() && !(shaper.shaping() instanceof StatisticShaping.MinMax);
        if (median > FAR && flattens) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "Half of the scores are more than %.1f from their references: the reward model's scale is at least %.1f times too"
                            + " large, or the references do not match.",
                    median,
                    median / FAR));
        }
        if (share > MUCH) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the scores lie where the reward is flat (slope below %.2f): there a KL penalty is the only signal left.",
                    100 * share,
                    FLAT));
        }
        return warnings;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

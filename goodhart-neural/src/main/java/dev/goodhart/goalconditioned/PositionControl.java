package dev.goodhart.goalconditioned;

import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.RowBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Does the cosine say more than how far an answer has come? A mean goal of last states drifts to "sounds finished", and where right answers
 * are longer or shorter than wrong ones, a count of steps tells them apart too. All are areas (see {@link PartialAuroc}) over beginnings of
 * answers, of which those of an answer that ends right are right; 0.5 is chance. Intervals are by redrawing prompts.
 *
 * @param position of the number of steps, over all beginnings; exactly 0.5 where all answers are equally long
 * @param cosine of Q, over all beginnings
 * @param withinStep of Q among beginnings of the same number of steps, weighted by pairs of a right and a wrong one: position is out of it
 * @param length of the number of steps, over whole answers
 * @param atEnd of Q, over whole answers
 * @param gain of Q within a step over what position reaches in either direction, {@code withinStep - max(position, 1 - position)}
 */
public record PositionControl(
        Interval position, Interval cosine, Interval withinStep, Interval length, Interval atEnd, Interval gain) {
    private static final int RESAMPLES = 500;
    private static final double LEVEL = 0.95;

    /**
     * Measures.
     *
     * @param samples samples with known correctness
     * @param random redraws prompts
     * @return areas with 95 % intervals; NaN where all samples are right or all wrong
     */
    public static PositionControl of(List<FilterSample> samples, RandomGenerator random) {
        List<List<FilterSample>> prompts = FilterReport.byPrompt(samples);
        int longest = samples.stream().mapToInt(s -> s.q().length).max().orElse(0);
        RankedScores position = new RankedScores();
        RankedScores cosine = new RankedScores();
        RankedScores length = new RankedScores();
        RankedScores atEnd = new RankedScores();
        List<RankedScores> steps =
                Stream.generate(RankedScores::new).limit(longest).toList();
        for (int p = 0; p < prompts.size(); p++) {
            for (FilterSample sample : prompts.get(p)) {
                double[] q = sample.q();
                for (int t = 0; t < q.length; t++) {
                    position.add(t, sample.isCorrect(), p);
                    cosine.add(q[t], sample.isCorrect(), p);
                    steps.get(t).add(q[t], sample.isCorrect(), p);
                }
                length.add(q.length, sample.isCorrect(), p);
                atEnd.add(q[q.length - 1], sample.isCorrect(), p);
            }
        }
        List<Interval> areas = new RowBootstrap(RESAMPLES, Integer.MAX_VALUE, random)
                .draw(prompts.size(), drawn -> {
                    double[] weight = new double[prompts.size()];
                    Arrays.stream(drawn).forEach(p -> weight[p]++);
                    double alone = position.area(weight);
                    double within = within(steps, weight);
                    return new double[] {
                        alone,
                        cosine.area(weight),
                        within,
                        length.area(weight),
                        atEnd.area(weight),
                        within - Math.max(alone, 1 - alone)
                    };
                })
                .intervals(LEVEL);
        return new PositionControl(areas.get(0), areas.get(1), areas.get(2), areas.get(3), areas.get(4), areas.get(5));
    }

    private static double within(List<RankedScores> steps, double[] weight) {
        double area = 0;
        double pairs = 0;
        for (RankedScores step : steps) {
            double here = step.pairs(weight);
            if (here > 0) {
                area += here * step.area(weight);
                pairs += here;
            }
        }
        return area / pairs;
    }
}

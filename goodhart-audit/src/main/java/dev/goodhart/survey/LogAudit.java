package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Interval;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What a log of behaviour shows about a metric: what it pays for, what is worth something, and how far apart they lie.
 *
 * <p>How it can mislead: features that were left out, and that the metric or the value depends on, bias both; behaviour that never
 * varied cannot be judged.
 *
 * @param rows rows of the log
 * @param criteria the audit of the estimated weights
 * @param cosine of the angle between them, with its bootstrap interval over rows
 * @param valuePerMetricBefore mean value over mean metric in the rows before the metric was rewarded; empty where there are none
 * @param valuePerMetricAfter the same for the rows since
 */
public record LogAudit(
        int rows,
        CriteriaAudit criteria,
        Interval cosine,
        OptionalDouble valuePerMetricBefore,
        OptionalDouble valuePerMetricAfter) {
    static LogAudit of(
            BehaviourLog log, double ridge, EffortCost cost, int resamples, double level, RandomGenerator random) {
        RidgeFit.requireVarying(log);
        int n = log.behaviour().length;
        double[][] weights = RidgeFit.of(log, IntStream.range(0, n).toArray(), ridge);
        CriteriaAudit criteria = CriteriaAudit.of(log.features(), MultitaskAgent.of(weights[1], weights[0], cost, 0));
        double[] drawn = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            int[] rows = IntStream.generate(() -> random.nextInt(n)).limit(n).toArray();
            drawn[r] = cosine(log, rows, ridge, cost);
        }
        return new LogAudit(
                n,
                criteria,
                Interval.percentile(criteria.angle().cosine(), drawn, level),
                ratio(log, i -> log.rewarded().length > 0 && !log.rewarded()[i]),
                ratio(log, i -> log.rewarded().length > 0 && log.rewarded()[i]));
    }

    /** NaN for rows in which a feature no longer varies, or the metric does not. */
    private static double cosine(BehaviourLog log, int[] rows, double ridge, EffortCost cost) {
        try {
            double[][] weights = RidgeFit.of(log, rows, ridge);
            return CongruenceAngle.of(weights[1], weights[0], cost).cosine();
        } catch (InvalidInputException e) {
            return Double.NaN;
        }
    }

    private static OptionalDouble ratio(BehaviourLog log, IntPredicate which) {
        int[] rows = IntStream.range(0, log.metric().length).filter(which).toArray();
        double metric = Arrays.stream(rows).mapToDouble(i -> log.metric()[i]).sum();
        double value = Arrays.stream(rows).mapToDouble(i -> log.value()[i]).sum();
        return rows.length == 0 || metric == 0 ? OptionalDouble.empty() : OptionalDouble.of(value / metric);
    }
}

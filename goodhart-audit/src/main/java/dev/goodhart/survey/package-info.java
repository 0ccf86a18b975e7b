/**
 * How far what is measured lies from what is valued: in people's answers, in the design of a metric, and in logs of behaviour.
 *
 * <p>{@link dev.goodhart.survey.EvaluationGapAudit} has an entry for each. Behind {@code fromSurvey} stand
 * {@link dev.goodhart.survey.CronbachAlpha} and {@link dev.goodhart.survey.PathModel}, behind {@code fromCriteria}
 * {@link dev.goodhart.survey.MultitaskAgent}, {@link dev.goodhart.survey.CongruenceAngle} and
 * {@link dev.goodhart.survey.IncentiveCeiling}.
 *
 * <pre>{@code
 * CriteriaAudit audit = EvaluationGapAudit.fromCriteria(
 *         List.of("quality", "quantity", "gaming"), new double[] {1, 0.4, -0.5}, new double[] {0.4, 1, 0.5});
 * audit.angle().cosine();            // 0.390071
 * audit.ceiling().attained();        // 0.152155: more than that of the first best this metric cannot reach
 * audit.ceiling().metricWeight();    // 0.390071
 * audit.ceiling().harmfulWeight();   // 0.780142: beyond it the metric is worse than none
 * }</pre>
 */
@NullMarked
package dev.goodhart.survey;

import org.jspecify.annotations.NullMarked;

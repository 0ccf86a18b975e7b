package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How far an evaluation pulls behaviour from what is valued: from the design of the metric, from people's answers, or from a log of
 * what they did.
 */
public final class EvaluationGapAudit {
    private EvaluationGapAudit() {}

    /**
     * Audits a metric by what it measures and what matters, for independent tasks and people who care about the metric alone and whose
     * effort is free.
     *
     * @param tasks names of the tasks
     * @param values {@code [tasks]} v, value per unit of effort
     * @param metrics {@code [tasks]} h, metric per unit of effort
     * @return angle, ceiling, weights and who is over- or underpaid
     * @throws InvalidInputException if sizes differ or a vector is zero
     */
    public static CriteriaAudit fromCriteria(List<String> tasks, double[] values, double[] metrics) {
        return fromCriteria(tasks, MultitaskAgent.of(values, metrics, EffortCost.identity(values.length), 0));
    }

    /**
     * The same for tasks that compete or help each other.
     *
     * @param tasks names of the tasks
     * @param values {@code [tasks]} v
     * @param metrics {@code [tasks]} h
     * @param cost {@code [tasks][tasks]} G
     * @return angle, ceiling, weights and who is over- or underpaid
     * @throws InvalidInputException if sizes differ, a vector is zero or G is not positive definite
     */
    public static CriteriaAudit fromCriteria(List<String> tasks, double[] values, double[] metrics, double[][] cost) {
        return fromCriteria(tasks, MultitaskAgent.of(values, metrics, EffortCost.of(cost), 0));
    }

    /**
     * Audits a metric for a given kind of agent: with autonomy, moral costs, or effort that cannot be negative.
     *
     * @param tasks names of the tasks, each once
     * @param agent the agent
     * @return angle, ceiling, weights and who is over- or underpaid
     * @throws InvalidInputException if sizes differ or a vector is zero
     */
    public static CriteriaAudit fromCriteria(List<String> tasks, MultitaskAgent agent) {
        if (tasks.size() != agent.value().length || new HashSet<>(tasks).size() != tasks.size()) {
            throw new InvalidInputException(
                    "The " + agent.value().length + " tasks must have a name each, no two the same, have " + tasks);
        }
        return CriteriaAudit.of(tasks, agent);
    }

    /**
     * Evaluates a survey.
     *
     * @param table the answers
     * @param model scales and equations
     * @param settings resamples and corrections
     * @param random where the resamples come from
     * @return reliabilities, coefficients with intervals, indirect effects and fit
     * @throws InvalidInputException if a column is missing or constant, too few answered everything, or correlations cannot be
     *     corrected or solved
     */
    public static SurveyAudit fromSurvey(
            SurveyTable table, SurveyModel model, SurveySettings settings, RandomGenerator random) {
        return new SurveyEvaluation(model, settings, random).of(table);
    }

    /**
     * Estimates from a log what the metric pays for and what is worth something, and audits that.
     *
     * @param log the log
     * @param ridge the penalty, 0 or more, in units of squared features
     * @param cost G, which no log shows
     * @param settings resamples over rows, 0 for no interval
     * @param random where the resamples come from
     * @return the audit of the estimated weights, and value per unit of metric before and after it was rewarded
     * @throws InvalidInputException if a column is constant, or features determine each other and there is no ridge
     */
    public static LogAudit fromLogs(
            BehaviourLog log, double ridge, EffortCost cost, SurveySettings settings, RandomGenerator random) {
        if (!(ridge >= 0) || Double.isInfinite(ridge)) {
            throw new InvalidInputException("The ridge (" + ridge + ") must be 0 or a positive number");
        }
        return LogAudit.of(log, ridge, cost, settings.resamples(), settings.level(), random);
    }
}

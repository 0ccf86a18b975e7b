package dev.goodhart.survey;

import java.util.Arrays;
import java.util.List;

/**
 * Where a population's effort goes at one weight of the metric (Merton 1940: the means takes the place of the goal).
 *
 * @param metricWeight w
 * @param effort {@code [tasks]} mean effort
 * @param involved {@code [tasks]} share of agents with any effort on the task
 * @param metric mean metric
 * @param value mean value, without what it cost
 * @param surplus mean surplus, all costs deducted
 */
public record GoalDisplacement(
        double metricWeight, double[] effort, double[] involved, double metric, double value, double surplus) {
    private static final double ANY = 1e-9;

    /**
     * Lets a population respond.
     *
     * @param agents at least one, all with the same tasks
     * @param metricWeight w
     * @return the means
     */
    public static GoalDisplacement of(List<MultitaskAgent> agents, double metricWeight) {
        int tasks = agents.getFirst().value().length;
        double[] effort = new double[tasks];
        double[] involved = new double[tasks];
        double metric = 0;
        double value = 0;
        double surplus = 0;
        for (MultitaskAgent agent : agents) {
            double[] chosen = agent.effort(metricWeight);
            for (int t = 0; t < tasks; t++) {
                effort[t] += chosen[t] / agents.size();
                involved[t] += chosen[t] > ANY ? 1.0 / agents.size() : 0;
            }
            metric += agent.metric(chosen) / agents.size();
            value += agent.value(chosen) / agents.size();
            surplus += agent.surplus(chosen) / agents.size();
        }
        return new GoalDisplacement(metricWeight, effort, involved, metric, value, surplus);
    }

    /**
     * Share of the agents who game at all.
     *
     * @param task the index of the gaming task
     * @return in [0, 1]
     */
    public double gamingShare(int task) {
        return involved[task];
    }

    /**
     * Share of one task in the effort on some.
     *
     * @param task its index
     * @param among indices of the tasks compared, its own included
     * @return in [0, 1] where efforts are not negative
     */
    public double share(int task, int... among) {
        return effort[task] / Arrays.stream(among).mapToDouble(t -> effort[t]).sum();
    }
}

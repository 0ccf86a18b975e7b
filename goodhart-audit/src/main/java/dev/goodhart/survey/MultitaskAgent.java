package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;

/**
 * Someone who divides effort among tasks (Holmstrom and Milgrom 1991), and cares about the value of the work as well as about the
 * metric it is judged by. With metric weight w the agent maximises
 * {@code U = A v.e + s w h.e - 1/2 e'Ge - g.e}, over e >= 0 if {@code nonNegative}.
 *
 * @param value {@code [tasks]} v, value per unit of effort
 * @param metric {@code [tasks]} h, metric per unit of effort
 * @param cost G
 * @param moralCost {@code [tasks]} g, what the agent loses by each unit of effort, as by gaming against conscience
 * @param autonomy A >= 0 at metric weight 0: how much the agent cares about value; 1 is as much as the designer
 * @param sensitivity s >= 0, how strongly this agent answers to the metric; 1 for the usual
 * @param motivationCrowdingOut chi >= 0: autonomy falls to max(0, A - chi w) when the metric is paid for
 * @param nonNegative whether effort must not be negative
 */
public record MultitaskAgent(
        double[] value,
        double[] metric,
        EffortCost cost,
        double[] moralCost,
        double autonomy,
        double sensitivity,
        double motivationCrowdingOut,
        boolean nonNegative) {
    /** Checks sizes and ranges. */
    public MultitaskAgent {
        if (value.length != cost.tasks() || metric.length != cost.tasks() || moralCost.length != cost.tasks()) {
            throw new InvalidInputException("Values, metrics and moral costs must have a number for each of the "
                    + cost.tasks() + " tasks, have " + value.length + ", " + metric.length + " and "
                    + moralCost.length);
        }
        if (!(autonomy >= 0) || !(sensitivity >= 0) || !(motivationCrowdingOut >= 0)) {
            throw new InvalidInputException("Autonomy (" + autonomy + "), sensitivity (" + sensitivity
                    + ") and crowding out (" + motivationCrowdingOut + ") must not be negative");
        }
        value = value.clone();
        metric = metric.clone();
        moralCost = moralCost.clone();
    }

    /**
     * An agent without moral costs, with free effort.
     *
     * @param value {@code [tasks]} v
     * @param metric {@code [tasks]} h
     * @param cost G
     * @param autonomy A
     * @return the agent
     */
    public static MultitaskAgent of(double[] value, double[] metric, EffortCost cost, double autonomy) {
        return new MultitaskAgent(value, metric, cost, new double[value.length], autonomy, 1, 0, false);
    }

    /**
     * What the agent does.
     *
     * @param metricWeight w
     * @return {@code [tasks]} the effort that maximises the agent's utility
     */
    public double[] effort(double metricWeight) {
        double caring = Math.max(0, autonomy - motivationCrowdingOut * metricWeight);
        double[] gain = new double[value.length];
        Arrays.setAll(gain, i -> caring * value[i] + sensitivity * metricWeight * metric[i] - moralCost[i]);
        return best(gain);
    }

    /** {@return {@code [tasks]} the effort the designer would choose, under the agent's constraints} */
    public double[] firstBestEffort() {
        double[] gain = new double[value.length];
        Arrays.setAll(gain, i -> value[i] - moralCost[i]);
        return best(gain);
    }

    /**
     * What an effort is worth to both together: the value less all that the agent gives for it. The value alone may rise while this
     * falls.
     *
     * @param effort {@code [tasks]}
     * @return v.e - 1/2 e'Ge - g.e
     */
    public double surplus(double[] effort) {
        return value(effort) - cost.of(effort) - EffortCost.dot(moralCost, effort);
    }

    /**
     * The surplus at a metric weight.
     *
     * @param metricWeight w
     * @return S(w)
     */
    public double surplus(double metricWeight) {
        return surplus(effort(metricWeight));
    }

    /**
     * The value of an effort.
     *
     * @param effort {@code [tasks]}
     * @return v.e
     */
    public double value(double[] effort) {
        return EffortCost.dot(value, effort);
    }

    /**
     * What the metric shows of an effort.
     *
     * @param effort {@code [tasks]}
     * @return h.e
     */
    public double metric(double[] effort) {
        return EffortCost.dot(metric, effort);
    }

    private double[] best(double[] gain) {
        return nonNegative ? cost.nonNegativeEffort(gain) : cost.effort(gain);
    }
}

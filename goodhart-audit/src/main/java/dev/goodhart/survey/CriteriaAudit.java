package dev.goodhart.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a metric can and cannot bring about, given what matters.
 *
 * @param tasks names of the tasks
 * @param agent whose value, metric and costs were judged
 * @param angle between value and metric
 * @param ceiling the best that a weight can do
 * @param firstBestEffort {@code [tasks]} what the designer would choose
 * @param metricEffort {@code [tasks]} what the agent does at the best weight
 * @param remarks full sentences, such as that no weight helps
 */
public record CriteriaAudit(
        List<String> tasks,
        MultitaskAgent agent,
        CongruenceAngle angle,
        IncentiveCeiling ceiling,
        double[] firstBestEffort,
        double[] metricEffort,
        List<String> remarks) {
    /** Below this size a cosine is taken for 0. */
    private static final double ORTHOGONAL = 1e-9;

    /** How a task fares at the best weight of the metric. */
    public enum Payment {
        /** More effort than the first best. */
        OVERPAID,
        /** Less effort than the first best. */
        UNDERPAID,
        /** As much, to a millionth. */
        RIGHT
    }

    /** Copies the lists. */
    public CriteriaAudit {
        tasks = List.copyOf(tasks);
        remarks = List.copyOf(remarks);
    }

    static CriteriaAudit of(List<String> tasks, MultitaskAgent agent) {
        CongruenceAngle angle = CongruenceAngle.of(agent.value(), agent.metric(), agent.cost());
        IncentiveCeiling ceiling = IncentiveCeiling.of(agent);
        return new CriteriaAudit(
                tasks,
                agent,
                angle,
                ceiling,
                agent.firstBestEffort(),
                agent.effort(ceiling.metricWeight()),
                remarks(agent, angle, ceiling));
    }

    /**
     * Whether a task gets more or less than it should.
     *
     * @param task its index
     * @return the sign of the effort at the best weight less the first best
     */
    public Payment payment(int task) {
        double difference = metricEffort[task] - firstBestEffort[task];
        double scale = Math.max(1, Math.abs(firstBestEffort[task]));
        return difference > 1e-6 * scale
                ? Payment.OVERPAID
                : difference < -1e-6 * scale ? Payment.UNDERPAID : Payment.RIGHT;
    }

    private static List<String> remarks(MultitaskAgent agent, CongruenceAngle angle, IncentiveCeiling ceiling) {
        List<String> remarks = new ArrayList<>();
        if (Math.abs(angle.cosine()) < ORTHOGONAL) {
            remarks.add("No weight helps: the metric is orthogonal to the value, its ceiling is 0.");
        } else if (angle.cosine() < 0) {
            remarks.add("The metric is anti-aligned: it pays against the value"
                    + (ceiling.metricWeight() < 0
                            ? ", and its best weight is negative."
                            : "; paying for it costs more than it brings."));
        }
        if (ceiling.metricWeight() == 0 && angle.cosine() > ORTHOGONAL) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "The best weight is 0 at autonomy %.3g: every weight lowers the surplus of people who already care"
                            + " this much.",
                    agent.autonomy()));
        } else if (ceiling.metricWeight() < 0 && agent.autonomy() > 1) {
            remarks.add("Autonomy above 1 means more care for the value than the designer has; the best weight"
                    + " holds people back.");
        }
        if (Arrays.stream(agent.firstBestEffort()).anyMatch(e -> e < 0)) {
            remarks.add("The first best has negative effort on some tasks. Where effort cannot be negative, say so:"
                    + " the ceiling is another one then.");
        }
        return remarks;
    }
}

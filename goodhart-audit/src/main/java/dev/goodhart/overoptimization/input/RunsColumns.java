package dev.goodhart.overoptimization.input;

import dev.goodhart.input.NamedColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file of runs calls its columns.
 *
 * @param run the run; all rows are one run where the column is missing
 * @param initial the initial policy; may be missing
 * @param kl KL from the initial policy; this or d must be there
 * @param d its root
 * @param proxy mean proxy reward; must be there
 * @param gold mean gold reward; empty where not measured
 * @param goldRequired whether a file without gold is refused
 * @param inDistributionAccuracy accuracy of the proxy on held-out pairs, one for each run; may be missing
 * @param onPolicyAccuracy the same on pairs of the policy's own responses; may be missing
 * @param metrics evaluations; must be there
 * @param natsPerUnit 1 when the KL is in nats, log 2 when it is in bits
 */
public record RunsColumns(
        String run,
        String initial,
        String kl,
        String d,
        String proxy,
        String gold,
        boolean goldRequired,
        String inDistributionAccuracy,
        String onPolicyAccuracy,
        List<String> metrics,
        double natsPerUnit) {
    /** Copies the metrics and refuses two columns of one name. */
    public RunsColumns {
        metrics = List.copyOf(metrics);
        NamedColumn.requireDistinct(named(
                run, initial, kl, d, proxy, gold, goldRequired, inDistributionAccuracy, onPolicyAccuracy, metrics));
    }

    /** {@return columns run, initial, kl, d, proxy, gold, in_distribution_accuracy and on_policy_accuracy; nats; no evaluations} */
    public static RunsColumns defaults() {
        return new RunsColumns(
                "run",
                "initial",
                "kl",
                "d",
                "proxy",
                "gold",
                false,
                "in_distribution_accuracy",
                "on_policy_accuracy",
                List.of(),
                1);
    }

    List<NamedColumn> named() {
        return named(run, initial, kl, d, proxy, gold, goldRequired, inDistributionAccuracy, onPolicyAccuracy, metrics);
    }

    private static List<NamedColumn> named(
            String run,
            String initial,
            String kl,
            String d,
            String proxy,
            String gold,
            boolean goldRequired,
            String inDistributionAccuracy,
            String onPolicyAccuracy,
            List<String> metrics) {
        List<NamedColumn> columns = new ArrayList<>(List.of(
                NamedColumn.optional(run, "--run", "run"),
                NamedColumn.optional(initial, "--initial-column", "initial"),
                NamedColumn.optional(kl, "--kl", "kl"),
                NamedColumn.optional(d, "--d", "d"),
                NamedColumn.required(proxy, "--proxy"),
                new NamedColumn(gold, "--gold", goldRequired),
                NamedColumn.optional(inDistributionAccuracy, "--in-distribution-accuracy", "in_distribution_accuracy"),
                NamedColumn.optional(onPolicyAccuracy, "--on-policy-accuracy", "on_policy_accuracy")));
        metrics.forEach(metric -> columns.add(NamedColumn.required(metric, "--metric")));
        return columns;
    }
}

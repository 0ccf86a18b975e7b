package dev.goodhart.overoptimization.input;

import dev.goodhart.input.NamedColumn;
import java.util.List;

/**
 * What a file of monitored checkpoints calls its columns. What may be missing may be so under its usual name only.
 *
 * @param run the run; all rows are one run where the column is missing
 * @param step when; must be there
 * @param proxy mean score of the reward model; must be there
 * @param shaped mean preference-as-reward value; must be there
 * @param kl KL from the initial policy in nats; may be missing or empty
 * @param judged win rate by an independent judge; may be missing or empty
 * @param comparisons answers behind the win rate; may be missing or empty
 */
public record MonitorColumns(
        String run, String step, String proxy, String shaped, String kl, String judged, String comparisons) {
    /** Refuses two columns of one name. */
    public MonitorColumns {
        NamedColumn.requireDistinct(named(run, step, proxy, shaped, kl, judged, comparisons));
    }

    /** {@return columns run, step, proxy, shaped, kl, win_rate and comparisons} */
    public static MonitorColumns defaults() {
        return new MonitorColumns("run", "step", "proxy", "shaped", "kl", "win_rate", "comparisons");
    }

    List<NamedColumn> named() {
        return named(run, step, proxy, shaped, kl, judged, comparisons);
    }

    private static List<NamedColumn> named(
            String run, String step, String proxy, String shaped, String kl, String judged, String comparisons) {
        return List.of(
                NamedColumn.optional(run, "--run", "run"),
                NamedColumn.required(step, "--step"),
                NamedColumn.required(proxy, "--proxy"),
                NamedColumn.required(shaped, "--shaped"),
                NamedColumn.optional(kl, "--kl", "kl"),
                NamedColumn.optional(judged, "--win-rate", "win_rate"),
                NamedColumn.optional(comparisons, "--comparisons", "comparisons"));
    }
}

package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.overoptimization.HackingMonitor;
import dev.goodhart.overoptimization.HackingMonitor.Verdict;
import dev.goodhart.overoptimization.MonitoredCheckpoint;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.report.VerdictLine.Level;
import dev.goodhart.transform.SaturationReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the files that were given.
 *
 * @param scores the shaped scores, or null
 * @param shapings the rows of {@link TransformTables#SHAPINGS} for the scores
 * @param monitors the runs that were watched, maybe none
 */
record TransformAnswer(@Nullable ShapedScores scores, List<List<String>> shapings, List<HackingMonitor> monitors) {
    /** Whether no run promises too much. */
    boolean sound() {
        return monitors.stream()
                .map(HackingMonitor::verdict)
                .noneMatch(v -> v == Verdict.HACKING || v == Verdict.PROMISES_TOO_MUCH);
    }

    List<VerdictLine> verdicts() {
        List<VerdictLine> lines = new ArrayList<>();
        monitors.forEach(monitor -> lines.add(verdict(monitor)));
        for (HackingMonitor monitor : monitors) {
            monitor.warnings()
                    .forEach(w -> lines.add(new VerdictLine(
                            Level.WARN, monitors.size() > 1 ? "Note on run '" + monitor.run() + "'" : "Note", w)));
        }
        if (scores != null) {
            SaturationReport saturation = scores.saturation();
            boolean clear = saturation.warnings().isEmpty();
            lines.add(new VerdictLine(
                    clear ? Level.GOOD : Level.WARN,
                    clear ? "The reward tells the answers apart" : "The reward is flat where the answers are",
                    TerminalText.percent(saturation.saturated()) + " of " + Numbers.of(saturation.scores())
                            + " scores lie where the slope is below " + SaturationReport.FLAT + "; the mean slope is "
                            + Numbers.of(saturation.meanSlope(), 3) + "."));
            scores.warnings().forEach(w -> lines.add(new VerdictLine(Level.WARN, "Note", w)));
        }
        return lines;
    }

    private String name(HackingMonitor monitor) {
        return monitors.size() > 1 ? "Run '" + monitor.run() + "': " : "";
    }

    private VerdictLine verdict(HackingMonitor monitor) {
        String name = name(monitor);
        String limit = Numbers.of(monitor.limit(), 3);
        return switch (monitor.verdict()) {
            case NOT_JUDGED -> new VerdictLine(Level.NEUTRAL, name + "Not judged", "No checkpoint has a win rate.");
            case CALIBRATED ->
                new VerdictLine(
                        Level.GOOD,
                        name + "Promise and judgement agree",
                        "The gap is at most " + Numbers.of(monitor.largestGap(), 3) + ", the limit " + limit + ". "
                                + keep(monitor));
            case PROMISES_TOO_MUCH ->
                new VerdictLine(
                        Level.BAD,
                        name + "The reward model promises too much",
                        beyond(monitor) + " The judged win rate has not clearly fallen yet. " + keep(monitor));
            case HACKING ->
                new VerdictLine(
                        Level.BAD,
                        name + "Reward hacking",
                        beyond(monitor) + " The judged win rate ends " + Numbers.of(monitor.fall(), 3)
                                + " below its best while the proxy rose. " + keep(monitor));
        };
    }

    private static String beyond(HackingMonitor monitor) {
        MonitoredCheckpoint first = monitor.firstBeyond().orElseThrow();
        return "At step " + Numbers.of(first.step()) + " the reward model promises a win rate of "
                + Numbers.of(first.shaped(), 3) + " and the judge finds " + Numbers.of(first.judged(), 3)
                + ": the gap passes " + Numbers.of(monitor.limit(), 3) + ".";
    }

    private static String keep(HackingMonitor monitor) {
        return monitor.keep()
                .map(c -> "Keep the checkpoint at step " + Numbers.of(c.step()) + " (win rate "
                        + Numbers.of(c.judged(), 3)
                        + (Double.isNaN(c.kl()) ? "" : ", KL " + Numbers.of(c.kl(), 3) + " nats") + ").")
                .orElse("No checkpoint was judged before: begin again, or judge earlier ones.");
    }
}

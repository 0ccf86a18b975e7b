package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.overoptimization.HackingMonitor;
import dev.goodhart.overoptimization.MonitoredCheckpoint;
import dev.goodhart.transform.ReferenceScores;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.RunningScoreStatistics;
import dev.goodhart.transform.SaturationReport;
import dev.goodhart.transform.ScoreShaper;
import java.util.ArrayList;
import java.util.List;

/** The tables of shaped scores and of watched runs, for the terminal and the report. */
final class TransformTables {
    static final List<String> SHAPINGS =
            List.of("shaping", "mean", "deviation", "smallest", "largest", "mean slope", "flat");
    static final List<String> CHECKPOINTS = List.of("step", "proxy", "shaped", "win rate", "gap", "KL", "comparisons");

    /** How many steps of progress the table of shapings takes. */
    static final int STEPS = RewardShaping.all().size();

    private static final double ROUNDING = 1e-12;

    private TransformTables() {}

    /** Every shaping on the same scores, that which was asked for first; those that cannot be used here are left out. */
    static List<List<String>> shapings(ShapedScores scores, ProgressLine progress) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(scores.shaping().label(), scores.shaped(), scores.saturation()));
        for (RewardShaping other : RewardShaping.all()) {
            if (!other.label().equals(scores.shaping().label())) {
                add(rows, other, scores);
            }
            progress.done();
        }
        return rows;
    }

    private static void add(List<List<String>> rows, RewardShaping other, ShapedScores scores) {
        ReferenceScores references = scores.references();
        double[] raw = scores.answers().scores();
        double[] out = new double[raw.length];
        try {
            ScoreShaper shaper = (references == null ? ScoreShaper.of(other) : ScoreShaper.of(other, references))
                    .withStatistics(scores.statistics());
            shaper.evaluate(raw, scores.prompts(), out);
            rows.add(row(
                    other.label(),
                    out,
                    references == null
                            ? SaturationReport.of(shaper, raw)
                            : SaturationReport.of(shaper, references, raw, scores.prompts())));
        } catch (InvalidInputException e) {
            // It needs references, or more of them, or scores that differ: it is no alternative here.
            return;
        }
    }

    private static List<String> row(String label, double[] rewards, SaturationReport saturation) {
        RunningScoreStatistics of = RunningScoreStatistics.of(rewards);
        return List.of(
                label,
                Numbers.of(Math.abs(of.mean()) < ROUNDING * of.deviation() ? 0 : of.mean(), 3),
                Numbers.of(of.deviation(), 3),
                Numbers.of(of.smallest(), 3),
                Numbers.of(of.largest(), 3),
                Numbers.of(saturation.meanSlope(), 3),
                TerminalText.percent(saturation.saturated()));
    }

    static List<List<String>> checkpoints(HackingMonitor monitor) {
        return monitor.checkpoints().stream().map(TransformTables::row).toList();
    }

    private static List<String> row(MonitoredCheckpoint c) {
        return List.of(
                Numbers.of(c.step()),
                Numbers.of(c.proxy(), 3),
                TerminalText.number(c.shaped()),
                c.isJudged() ? TerminalText.number(c.judged()) : "-",
                c.isJudged() ? TerminalText.number(c.calibration().gap()) : "-",
                Double.isNaN(c.kl()) ? "-" : Numbers.of(c.kl(), 3),
                c.comparisons() == 0 ? "-" : Numbers.of(c.comparisons()));
    }

    static List<List<String>> menu() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "bounded", "needs", "formula"));
        for (RewardShaping shaping : RewardShaping.all()) {
            rows.add(List.of(
                    shaping.label(),
                    shaping.bounded() ? "yes" : "no",
                    switch (shaping.needs()) {
                        case NOTHING -> "nothing";
                        case STATISTICS -> "statistics";
                        case REFERENCES -> "references";
                    },
                    shaping.formula()));
        }
        return rows;
    }
}

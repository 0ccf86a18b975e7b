package dev.goodhart.command;

import dev.goodhart.overoptimization.HackingMonitor;
import dev.goodhart.report.VerdictLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Shaped scores and watched runs for the terminal. */
final class TransformText {
    private static final int LISTED = 20;

    private TransformText() {}

    static void print(PrintWriter out, TransformAnswer answer) {
        for (VerdictLine line : answer.verdicts()) {
            String sign = switch (line.level()) {
                case BAD -> "x ";
                case WARN -> "! ";
                case GOOD -> "+ ";
                case NEUTRAL -> "- ";
            };
            out.println(TerminalText.wrapped(sign, line.headline() + ": " + line.detail()));
        }
        ShapedScores scores = answer.scores();
        if (scores != null) {
            table(out, "Shapings on these scores", TransformTables.SHAPINGS, answer.shapings());
        }
        for (HackingMonitor monitor : answer.monitors()) {
            table(
                    out,
                    answer.monitors().size() == 1 ? "Checkpoints" : "Run '" + monitor.run() + "'",
                    TransformTables.CHECKPOINTS,
                    TransformTables.checkpoints(monitor));
        }
    }

    private static void table(PrintWriter out, String title, List<String> headings, List<List<String>> rows) {
        out.println(System.lineSeparator() + title);
        List<List<String>> all = new ArrayList<>(List.of(headings));
        all.addAll(rows.size() > LISTED ? rows.subList(0, LISTED) : rows);
        TerminalText.columns(all).forEach(out::println);
        if (rows.size() > LISTED) {
            out.println("  ... and " + (rows.size() - LISTED) + " more (all in the report and with --json)");
        }
    }

    /** Columns flush left, for words. */
    static String menu() {
        List<List<String>> rows = TransformTables.menu();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(String.format("  %-9s  %-7s  %-10s  %s%n", row.get(0), row.get(1), row.get(2), row.get(3)));
        }
        return text.append(System.lineSeparator())
                .append(
                        TerminalText.wrapped(
                                "",
                                "r is the score, c the score less that of a reference answer of the initial policy to the same prompt."
                                        + " Only shapings with references forget the constant that a reward model leaves open for each prompt."))
                .append(System.lineSeparator())
                .toString();
    }
}

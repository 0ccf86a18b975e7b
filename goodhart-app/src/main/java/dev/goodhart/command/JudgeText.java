package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.judge.Conclusion;
import dev.goodhart.judge.MetricStability;
import dev.goodhart.statistics.KendallNull;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An audit of judges for the terminal. */
final class JudgeText {
    private static final int SHOWN = 6;
    private static final int WIDE = 8;

    private JudgeText() {}

    static void print(PrintWriter out, JudgeFindings findings, List<String> remarks) {
        for (MetricStability metric : findings.metrics()) {
            out.println(heading(metric));
            out.println();
            if (metric.table().contexts().size() <= WIDE) {
                TerminalText.columns(JudgeTables.means(metric)).forEach(out::println);
                out.println();
            }
            TerminalText.columns(JudgeTables.pairs(metric)).forEach(out::println);
            out.println();
            out.println(TerminalText.wrapped("  ", conclusions(metric)));
            out.println();
        }
        findings.metrics().stream()
                .map(m -> m.table().systems().size())
                .distinct()
                .filter(k -> k <= KendallNull.MOST)
                .forEach(k -> out.println(TerminalText.wrapped("", chance(k)) + System.lineSeparator()));
        if (!findings.agreements().isEmpty()) {
            out.println("Agreement of raters");
            TerminalText.columns(JudgeTables.agreements(findings.agreements())).forEach(out::println);
            out.println();
            TerminalText.columns(JudgeTables.cohen(findings.agreements())).forEach(out::println);
            out.println();
        }
        findings.calibrations().forEach((metric, curves) -> {
            out.println(metric + ": tau to the trusted ranking, by labelled items of every system");
            TerminalText.columns(JudgeTables.calibration(curves)).forEach(out::println);
            out.println();
        });
        if (!findings.positions().isEmpty()) {
            out.println("Position of the answers");
            TerminalText.columns(JudgeTables.positions(findings.positions())).forEach(out::println);
            out.println();
        }
        remarks.forEach(remark -> out.println(TerminalText.wrapped("Note: ", remark)));
    }

    static String heading(MetricStability metric) {
        return metric.metric() + ": " + metric.verdict() + " over "
                + metric.table().contexts().size()
                + " contexts, " + metric.table().systems().size() + " systems; stability "
                + Numbers.fixed(metric.components().stability(), 3) + ", interaction p "
                + Numbers.of(metric.components().pValue(), 2);
    }

    /** What K systems can show at all. */
    static String chance(int systems) {
        KendallNull known = KendallNull.of(systems);
        double[] taus = known.taus();
        String values = IntStream.range(0, Math.min(SHOWN, taus.length))
                .mapToObj(j -> Numbers.fixed(taus[j], 3) + " " + Numbers.of(known.twoSided(j), 3))
                .collect(Collectors.joining(", "));
        return "K = " + systems + " systems: tau without ties and its exact two-sided p are " + values
                + (taus.length > SHOWN ? " and so on." : ".");
    }

    private static String conclusions(MetricStability metric) {
        String counts = Arrays.stream(Conclusion.Fate.values())
                .filter(fate -> metric.count(fate) > 0)
                .map(fate -> metric.count(fate) + " " + described(fate))
                .collect(Collectors.joining(", "));
        String named = Arrays.stream(new Conclusion.Fate[] {Conclusion.Fate.SURVIVES, Conclusion.Fate.CONTRADICTED})
                .filter(fate -> metric.count(fate) > 0)
                .map(fate -> " " + (fate == Conclusion.Fate.SURVIVES ? "Surviving: " : "Contradicted: ")
                        + named(metric, fate) + ".")
                .collect(Collectors.joining());
        return "Of " + metric.conclusions().size() + " conclusions on pairs of systems: " + counts + "." + named;
    }

    private static String described(Conclusion.Fate fate) {
        return switch (fate) {
            case SURVIVES -> "in every context beyond chance";
            case SAME_ORDER -> "in the same order everywhere, but not beyond chance";
            case UNDECIDED -> "in changing order, within chance";
            case CONTRADICTED -> "contradicted beyond chance";
        };
    }

    private static String named(MetricStability metric, Conclusion.Fate fate) {
        List<String> names = metric.conclusions().stream()
                .filter(c -> c.fate() == fate)
                .map(c -> c.better() + " > " + c.worse())
                .toList();
        return names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}

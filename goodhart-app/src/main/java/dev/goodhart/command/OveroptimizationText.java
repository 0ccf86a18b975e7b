package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.overoptimization.AlignmentCeiling;
import dev.goodhart.overoptimization.Confound;
import dev.goodhart.overoptimization.LawFit;
import dev.goodhart.overoptimization.LawIntervals;
import dev.goodhart.overoptimization.LawReport;
import dev.goodhart.overoptimization.Link;
import dev.goodhart.overoptimization.ObjectiveMismatchAudit;
import dev.goodhart.overoptimization.PairAudit;
import dev.goodhart.overoptimization.PreferenceLoss;
import dev.goodhart.overoptimization.SampleAudit;
import dev.goodhart.overoptimization.SampleRoles;
import dev.goodhart.overoptimization.TermShare;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.statistics.Interval;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of an audit, for the terminal and the report. */
final class OveroptimizationText {
    static final List<String> LAWS = List.of(
            "runs",
            "law",
            "alpha",
            "beta",
            "peak d",
            "95 %",
            "ceiling",
            "KL to spend",
            "lost",
            "proxy - gold",
            "turnover");
    static final List<String> LINKS = List.of("link", "from", "to", "rho", "95 %", "n");
    static final List<String> CONFOUNDS =
            List.of("within prompts", "rho proxy", "95 %", "rho gold", "proxy to gold", "with it held fixed");
    static final List<String> TERMS = List.of("term", "share of spread", "share of gain", "rho with gold", "95 %");
    static final List<String> PAIRS = List.of("pairs", "number", "accuracy", "95 %", "tied", "loss", "fall", "95 %");

    private static final int LISTED = 20;

    /** The curves whose intervals a table shows; those of the others are drawn. */
    private static final List<String> REWARDS = List.of("proxy", SampleRoles.GOLD);

    private OveroptimizationText() {}

    static void print(PrintWriter out, OveroptimizationAnswer answer) {
        for (VerdictLine line : answer.verdicts()) {
            String sign = switch (line.level()) {
                case BAD -> "x ";
                case WARN -> "! ";
                case GOOD -> "+ ";
                case NEUTRAL -> "- ";
            };
            String text = line.detail().isEmpty() ? line.headline() : line.headline() + ": " + line.detail();
            out.println(TerminalText.wrapped(sign, text));
        }
        ObjectiveMismatchAudit runs = answer.runs();
        if (runs != null) {
            table(out, "Laws", LAWS, laws(runs));
            table(out, "Links (runs compared at d = " + Numbers.of(runs.at(), 3) + ")", LINKS, links(runs.links()));
        }
        SampleAudit samples = answer.samples();
        if (samples != null) {
            table(
                    out,
                    "Best of n (" + samples.prompts() + " prompts, " + samples.samples() + " samples)",
                    curveHeadings(samples),
                    curves(samples));
            table(out, "Confounds", CONFOUNDS, confounds(samples));
            table(out, "Terms of the proxy", TERMS, terms(samples));
        }
        PairAudit pairs = answer.pairs();
        if (pairs != null) {
            table(
                    out,
                    "Pair accuracy (a coin has 0.5 and a loss of " + Numbers.of(PreferenceLoss.COIN) + ")",
                    PAIRS,
                    pairs(pairs));
        }
    }

    private static void table(PrintWriter out, String title, List<String> headings, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        out.println(System.lineSeparator() + title);
        List<List<String>> all = new ArrayList<>(List.of(headings));
        all.addAll(rows.size() > LISTED ? rows.subList(0, LISTED) : rows);
        TerminalText.columns(all).forEach(out::println);
        if (rows.size() > LISTED) {
            out.println("  ... and " + (rows.size() - LISTED) + " more (all in the report and with --json)");
        }
    }

    static List<List<String>> laws(ObjectiveMismatchAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        audit.pooled().ifPresent(report -> rows.add(law(report)));
        audit.single().forEach(report -> rows.add(law(report)));
        return rows;
    }

    private static List<String> law(LawReport report) {
        return row(
                report.curve().name(),
                report.fit(),
                report.intervals(),
                report.ceiling(),
                number(report.proxyGoldGap()));
    }

    static List<String> row(String name, LawFit fit, LawIntervals intervals, AlignmentCeiling ceiling, String gap) {
        Optional<String> peak = ceiling.peak().map(p -> number(p.d()));
        return List.of(
                name,
                word(fit.law().form()),
                number(fit.law().alpha()),
                number(fit.law().beta()),
                peak.orElse("-"),
                peak.isPresent() ? OveroptimizationAnswer.ends(intervals.peak()) : "-",
                ceiling.peak().map(p -> number(p.gain())).orElse("-"),
                (peak.isPresent() ? "" : "> ") + number(ceiling.klBudget()),
                peak.isPresent() ? TerminalText.percent(ceiling.lost()) : "-",
                gap,
                word(ceiling.turnover()));
    }

    static List<List<String>> links(List<Link> links) {
        return links.stream()
                .map(link -> List.of(
                        switch (link.kind()) {
                            case ACCURACY_TO_GOLD -> "accuracy to gold";
                            case PROXY_TO_METRIC_ALONG -> "proxy to metric, along";
                            case PROXY_TO_METRIC_ACROSS -> "proxy to metric, across";
                            case METRICS_EARLY -> "metrics, near half";
                            case METRICS_LATE -> "metrics, far half";
                        },
                        link.from(),
                        link.to(),
                        rho(link.rho().estimate()),
                        rhoEnds(link.rho()),
                        Integer.toString(link.count())))
                .toList();
    }

    static List<String> curveHeadings(SampleAudit audit) {
        List<String> headings = new ArrayList<>(List.of("n", "d"));
        for (String column : audit.curves().keySet()) {
            headings.add(column);
            if (REWARDS.contains(column)) {
                headings.add("95 %");
            }
        }
        if (!audit.accuracy().isEmpty()) {
            headings.add("pair accuracy");
        }
        return headings;
    }

    static List<List<String>> curves(SampleAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < audit.draws().size(); i++) {
            List<String> row = new ArrayList<>(List.of(
                    Numbers.of(audit.draws().get(i)),
                    Numbers.fixed(audit.distance().get(i), 2)));
            for (Map.Entry<String, List<Interval>> curve : audit.curves().entrySet()) {
                Interval mean = curve.getValue().get(i);
                row.add(number(mean.estimate()));
                if (REWARDS.contains(curve.getKey())) {
                    row.add(OveroptimizationAnswer.ends(mean));
                }
            }
            if (!audit.accuracy().isEmpty()) {
                row.add(
                        i < audit.accuracy().size()
                                ? rho(audit.accuracy().get(i).estimate())
                                : "-");
            }
            rows.add(row);
        }
        return rows;
    }

    static List<List<String>> confounds(SampleAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (Confound confound : audit.confounds()) {
            rows.add(List.of(
                    confound.name(),
                    rho(confound.withProxy().estimate()),
                    rhoEnds(confound.withProxy()),
                    rho(confound.withGold().estimate()),
                    rho(confound.proxyToGold().estimate()),
                    rho(confound.partial().estimate())));
        }
        return rows;
    }

    static List<List<String>> terms(SampleAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (TermShare term : audit.terms()) {
            rows.add(List.of(
                    term.name(),
                    TerminalText.percent(term.spread()),
                    TerminalText.percent(term.paid()),
                    rho(term.withGold().estimate()),
                    rhoEnds(term.withGold())));
        }
        return rows;
    }

    static List<List<String>> pairs(PairAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (PairAudit.Group group : audit.groups()) {
            boolean first = rows.isEmpty();
            rows.add(List.of(
                    group.name(),
                    Numbers.of(group.pairs()),
                    rho(group.accuracy().estimate()),
                    rhoEnds(group.accuracy()),
                    TerminalText.percent(group.tied()),
                    number(group.loss()),
                    first ? "-" : rho(group.drop().estimate()),
                    first ? "-" : rhoEnds(group.drop())));
        }
        return rows;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String number(double value) {
        return Numbers.of(value, 3);
    }

    private static String rho(double value) {
        return Numbers.fixed(value, 2);
    }

    private static String rhoEnds(Interval interval) {
        return "[" + rho(interval.low()) + ", " + rho(interval.high()) + "]";
    }
}

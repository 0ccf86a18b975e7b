package dev.goodhart.command;

import dev.goodhart.audit.log.GuaranteeCurve;
import dev.goodhart.audit.log.LogAudit;
import dev.goodhart.audit.log.PercentileBand;
import dev.goodhart.audit.log.TermAudit;
import dev.goodhart.figure.Numbers;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.statistics.Interval;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** Prints the audit of a log in the terminal. */
final class LogAuditText {
    private LogAuditText() {}

    static void print(PrintWriter out, Ansi ansi, Path file, LogAudit audit, List<VerdictLine> findings) {
        out.printf(
                Locale.ROOT,
                "%s: %,d episodes, %,d rows, %d term%s; %,d with a score of what was intended%n%n",
                ReportOption.nameOf(file),
                audit.log().size(),
                audit.log().rows(),
                audit.terms().size(),
                audit.terms().size() == 1 ? "" : "s",
                audit.log().scored());
        String colour = audit.verdict().acceptable() ? "green" : "red";
        out.println("  proxy  " + ansi.string("@|bold," + colour + " " + audit.verdict() + "|@") + "  "
                + audit.verdict().phrase());
        audit.curve().ifPresent(curve -> {
            out.println();
            TerminalText.columns(levels(curve)).forEach(out::println);
        });
        audit.ranks().ifPresent(ranks -> {
            out.println();
            out.println("  Rank correlation: Spearman " + LogAuditFindings.interval(ranks.spearman()) + ", Kendall "
                    + LogAuditFindings.interval(ranks.kendall()));
        });
        out.println();
        TerminalText.columns(terms(audit)).forEach(out::println);
        out.println();
        TerminalText.columns(bands(audit)).forEach(out::println);
        out.println();
        for (VerdictLine finding : findings) {
            String detail = finding.detail().isEmpty() ? "." : ". " + finding.detail();
            out.println(TerminalText.wrapped("  " + sign(finding.level()) + " ", finding.headline() + detail));
        }
    }

    static List<List<String>> levels(GuaranteeCurve curve) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("by proxy return", "episodes", "intended", "95 %"));
        for (GuaranteeCurve.Level level : curve.levels()) {
            rows.add(List.of(
                    level.share() == 1 ? "all" : "top " + LogAuditFindings.share(level.share()),
                    Numbers.of(level.episodes()),
                    Numbers.of(level.intended().estimate()),
                    ends(level.intended())));
        }
        return rows;
    }

    static List<List<String>> terms(LogAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "term", "weight", "pays", "share of pay", "of variance", "with intended", "others equal", "95 %", ""));
        for (TermAudit term : audit.terms()) {
            rows.add(List.of(
                    term.name(),
                    Numbers.of(term.weight()),
                    Numbers.of(term.mean()),
                    TerminalText.percent(term.share()),
                    TerminalText.percent(term.variance()),
                    Numbers.fixed(term.correlation().estimate(), 2),
                    Numbers.fixed(term.partial().estimate(), 2),
                    ends(term.partial()),
                    words(term)));
        }
        return rows;
    }

    /** Some columns of the table of terms. */
    static List<List<String>> columns(LogAudit audit, int... which) {
        return terms(audit).stream()
                .map(row -> Arrays.stream(which).mapToObj(row::get).toList())
                .toList();
    }

    /** A column for each band, of which there are few, and a row for each term, of which there may be many. */
    static List<List<String>> bands(LogAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("percentile", audit, LogAuditText::name));
        rows.add(row("episodes", audit, band -> Numbers.of(band.episodes())));
        for (int k = 0; k < audit.terms().size(); k++) {
            int term = k;
            rows.add(row(audit.terms().get(k).name(), audit, band -> Numbers.of(band.terms()[term], 3)));
        }
        rows.add(row("proxy", audit, band -> Numbers.of(band.proxy(), 3)));
        rows.add(row("intended", audit, band -> Numbers.of(band.intended(), 3)));
        return rows;
    }

    private static List<String> row(String name, LogAudit audit, Function<PercentileBand, String> cell) {
        return Stream.concat(Stream.of(name), audit.bands().stream().map(cell)).toList();
    }

    static String name(PercentileBand band) {
        return Math.round(100 * band.from()) + " to " + Math.round(100 * band.to());
    }

    static String words(TermAudit term) {
        List<String> words = new ArrayList<>();
        if (!term.varies()) {
            words.add("never varies");
        }
        if (term.dominates()) {
            words.add("dominates");
        }
        if (term.pullsAgainst()) {
            words.add("pulls against");
        }
        if (term.telescoping().likely()) {
            words.add("cancels out");
        }
        return String.join(", ", words);
    }

    private static String ends(Interval interval) {
        return Double.isNaN(interval.low())
                ? "n/a"
                : "[" + Numbers.of(interval.low(), 3) + ", " + Numbers.of(interval.high(), 3) + "]";
    }

    private static String sign(VerdictLine.Level level) {
        return switch (level) {
            case GOOD -> "+";
            case WARN -> "!";
            case BAD -> "x";
            case NEUTRAL -> "-";
        };
    }
}

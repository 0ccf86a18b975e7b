package dev.goodhart.command;

import dev.goodhart.audit.AuditVerdict;
import dev.goodhart.audit.Finding;
import dev.goodhart.audit.ProxyAudit;
import dev.goodhart.audit.Remedy;
import dev.goodhart.world.WorldFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Prints audits in the terminal: the verdicts, the figures, then each proxy in words. */
final class AuditText {
    private final PrintWriter out;
    private final Ansi ansi;

    AuditText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(WorldFile file, List<ProxyAudit> audits) {
        out.printf(
                Locale.ROOT,
                "%s: %,d states, %d actions, discount %s; intended reward '%s'%n%n",
                file.world().name(),
                file.world().mdp().states(),
                file.world().mdp().actions(),
                file.world().mdp().discount(),
                file.intended().name());
        int width =
                audits.stream().mapToInt(a -> a.proxy().name().length()).max().orElse(0);
        for (ProxyAudit audit : audits) {
            String name = audit.proxy().name();
            out.println("  " + name + " ".repeat(width - name.length() + 2) + verdict(audit.verdict()) + "  "
                    + audit.verdict().phrase());
        }
        out.println();
        table(audits).forEach(out::println);
        for (ProxyAudit audit : audits) {
            out.println();
            out.println(ansi.string("@|bold " + escaped(audit.proxy().name()) + "|@"));
            for (Finding finding : audit.findings()) {
                out.println(TerminalText.wrapped(
                        "  " + sign(finding.level()) + " ", finding.headline() + ": " + finding.detail()));
            }
            if (!audit.remedies().isEmpty()) {
                out.println("  What to change (each change was audited again):");
            }
            for (Remedy remedy : audit.remedies()) {
                out.println(TerminalText.wrapped(
                        "  - ",
                        remedy.description() + ": "
                                + remedy.verdict().toString().toLowerCase(Locale.ROOT)
                                + ", loss at the optimum " + TerminalText.percent(remedy.loss()) + ", worst case "
                                + TerminalText.percent(remedy.worstCaseRegret())));
            }
        }
    }

    /** The figures that the verdicts rest on, a row a proxy. */
    static List<String> table(List<ProxyAudit> audits) {
        return TerminalText.columns(cells(audits));
    }

    static List<List<String>> cells(List<ProxyAudit> audits) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "VAL", "minimal", "EPIC", "DARD", "worst case", "loss at optimum", "sure at 95 %"));
        for (ProxyAudit audit : audits) {
            rows.add(List.of(
                    audit.proxy().name(),
                    TerminalText.number(audit.distances().val()),
                    TerminalText.number(audit.distances().minimal()),
                    TerminalText.number(audit.distances().epic()),
                    TerminalText.number(audit.distances().dard()),
                    TerminalText.percent(audit.worstCase().regret()),
                    TerminalText.percent(audit.optimum().mostLoss()),
                    TerminalText.percent(audit.region().guarantee(0.95).sure())));
        }
        return rows;
    }

    private String verdict(AuditVerdict verdict) {
        String colour = verdict.acceptable() ? "green" : "red";
        String padded = String.format(Locale.ROOT, "%-11s", verdict);
        return ansi.string("@|bold," + colour + " " + padded + "|@");
    }

    private static String sign(Finding.Level level) {
        return switch (level) {
            case GOOD -> "+";
            case WARN -> "!";
            case BAD -> "x";
        };
    }

    /** Keeps a name from being read as markup. */
    private static String escaped(String name) {
        return name.replace("@|", "@ |").replace("|@", "| @");
    }
}

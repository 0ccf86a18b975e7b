package dev.goodhart.command;

import dev.goodhart.shaping.ShapingMenu;
import dev.goodhart.shaping.SignalAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a shaped reward, or the menu, for the terminal. */
final class ShapeText {
    private ShapeText() {}

    static String of(ShapeAnswer answer, @Nullable Path written, @Nullable Path report) {
        List<String> lines = new ArrayList<>();
        lines.add(TerminalText.wrapped("", answer.title()));
        lines.addAll(TerminalText.columns(figures(answer)));
        answer.notes().forEach(note -> lines.add(TerminalText.wrapped("  ", note)));
        lines.add(TerminalText.wrapped("  Preserves: ", answer.kind().preserves()));
        lines.add(TerminalText.wrapped("  Misleads:  ", answer.kind().misleads()));
        if (written != null) {
            lines.add("Written: " + written);
        }
        if (report != null) {
            lines.add("Report: " + report);
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    /** Name and figure of everything measured. */
    static List<List<String>> figures(ShapeAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("states", Integer.toString(answer.graph().nodes())));
        rows.add(List.of("edges", Integer.toString(answer.graph().edges())));
        rows.add(List.of("one-way edges", TerminalText.percent(answer.graph().oneWayShare())));
        SignalAudit audit = answer.audit();
        if (audit != null) {
            rows.add(List.of("rank correlation with nearness", TerminalText.number(audit.rankCorrelation())));
            rows.add(List.of("reaches the goal by planning for 20 steps", TerminalText.percent(audit.reachRate())));
            rows.add(List.of("reaches the goal by climbing for 20 steps", TerminalText.percent(audit.climbRate())));
        }
        if (!Double.isNaN(answer.loss())) {
            rows.add(List.of(
                    "loss of '" + answer.base() + "' at the shaped optimum", TerminalText.percent(answer.loss())));
        }
        return rows;
    }

    static String menu() {
        List<String> lines = new ArrayList<>();
        for (ShapingMenu kind : ShapingMenu.values()) {
            lines.add(kind.label());
            lines.add(TerminalText.wrapped(
                    "  In a world file: ",
                    kind.inWorldFile().isEmpty()
                            ? "no, it is not a function of one step of a finite world"
                            : kind.inWorldFile()));
            lines.add(TerminalText.wrapped("  In Java:   ", kind.inJava()));
            lines.add(TerminalText.wrapped("  Preserves: ", kind.preserves()));
            lines.add(TerminalText.wrapped("  Misleads:  ", kind.misleads()));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}

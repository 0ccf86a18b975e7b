package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.hierarchy.CyclicTriple;
import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.HierarchyAudit;
import dev.goodhart.hierarchy.HierarchyFinding;
import dev.goodhart.hierarchy.MarginSensitivity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Audits of hierarchies for the terminal. */
final class HierarchyText {
    static final List<String> LEVELS =
            List.of("factor", "level", "better", "margin", "in its unit", "decides", "swapped with the next");

    private HierarchyText() {}

    static void print(PrintWriter out, HierarchyAudit audit) {
        out.println(subtitle(audit));
        out.println();
        List<List<String>> rows = new ArrayList<>(List.of(LEVELS));
        rows.addAll(levels(audit));
        TerminalText.columns(rows).forEach(out::println);
        out.println();
        out.println(TerminalText.wrapped("", cycles(audit)));
        out.println(TerminalText.wrapped("", margins(audit)));
        audit.findings().forEach(finding -> {
            out.println();
            out.println(TerminalText.wrapped(finding.kind().isUseless() ? "x " : "! ", finding.message()));
            if (!finding.hint().isEmpty()) {
                out.println(TerminalText.wrapped("  ", "Maybe " + finding.hint() + "."));
            }
        });
    }

    static String subtitle(HierarchyAudit audit) {
        return Numbers.of(audit.items()) + " items, " + Numbers.of(audit.usage().pairs()) + " pairs"
                + (audit.complete() ? "" : " drawn at random");
    }

    static List<List<String>> levels(HierarchyAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (int level = 0; level < audit.hierarchy().levels(); level++) {
            Factor factor = audit.hierarchy().factors().get(level);
            boolean last = level == audit.hierarchy().levels() - 1;
            rows.add(List.of(
                    factor.name(),
                    Integer.toString(level + 1),
                    factor.direction().name().toLowerCase(Locale.ROOT),
                    factor.margin().written(),
                    Numbers.of(audit.margins()[level]),
                    TerminalText.percent(audit.usage().share(level)),
                    last ? "" : TerminalText.percent(audit.orderSensitivity()[level])));
        }
        rows.add(List.of(
                "(tie)", "", "", "", "", TerminalText.percent(audit.usage().tieShare()), ""));
        return rows;
    }

    static String cycles(HierarchyAudit audit) {
        String found = audit.cycles().decided() == 0
                ? "No triple has all its pairs decided."
                : share(audit.cycles().share()) + " of "
                        + Numbers.of(audit.cycles().decided()) + " decided triples"
                        + (audit.cycles().complete() ? "" : ", drawn at random,")
                        + " go round in a circle; a score can agree with about "
                        + share(audit.cycles().ceiling()) + " of their labels at most.";
        return audit.cycles().witnesses().isEmpty()
                ? found
                : found + " Such as "
                        + witness(audit, audit.cycles().witnesses().getFirst()) + ".";
    }

    static String witness(HierarchyAudit audit, CyclicTriple triple) {
        StringBuilder text = new StringBuilder(triple.ids().getFirst());
        for (int k = 0; k < triple.ids().size(); k++) {
            text.append(" > ")
                    .append(triple.ids().get((k + 1) % triple.ids().size()))
                    .append(" (")
                    .append(audit.hierarchy().names().get(triple.levels().get(k) - 1))
                    .append(')');
        }
        return text.toString();
    }

    static String margins(HierarchyAudit audit) {
        List<String> parts = new ArrayList<>();
        for (MarginSensitivity margin : audit.margin()) {
            parts.add((margin.factor() < 1 ? "half" : "twice") + " the margins would give the win to the other item in "
                    + share(margin.flipped()) + " of the pairs and change " + share(margin.changed())
                    + " of the labels");
        }
        String text = String.join("; ", parts);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    static String headline(HierarchyFinding finding) {
        return switch (finding.kind()) {
            case CONSTANT_FACTOR -> "A constant factor";
            case LOWER_LEVELS_UNUSED -> "Lower levels are hardly used";
            case TOO_MANY_TIES -> "Most pairs are ties";
            case IDLE_LEVEL -> "An idle level";
            case CYCLES -> "Some triples go round in a circle";
            case ORDER_MATTERS -> "The order matters here";
        };
    }

    private static String share(double share) {
        return Numbers.fixed(100 * share, 2) + " %";
    }
}

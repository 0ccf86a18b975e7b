package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.hierarchy.HierarchyAudit;
import dev.goodhart.hierarchy.MarginSensitivity;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of a hierarchy. */
final class HierarchyPage {
    private HierarchyPage() {}

    static ReportPage of(HierarchyAudit audit, List<Section> further, Map<String, String> settings, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        verdicts.add(
                audit.useful()
                        ? new VerdictLine(
                                VerdictLine.Level.GOOD,
                                "The hierarchy can be used",
                                "Every level varies, lower levels are heard, and "
                                        + TerminalText.percent(1 - audit.usage().tieShare())
                                        + " of the pairs are decided.")
                        : new VerdictLine(VerdictLine.Level.BAD, "The hierarchy is of no use as it stands", ""));
        audit.findings()
                .forEach(finding -> verdicts.add(new VerdictLine(
                        finding.kind().isUseless() ? VerdictLine.Level.BAD : VerdictLine.Level.WARN,
                        HierarchyText.headline(finding),
                        finding.message() + (finding.hint().isEmpty() ? "" : " Maybe " + finding.hint() + "."))));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                "What decides",
                List.of(
                        "Factors are compared one by one, the most important first; a difference within the margin leaves the decision to the"
                                + " next. " + HierarchyText.subtitle(audit) + "."),
                List.of(usage(audit), levels(audit))));
        sections.add(Section.of("What can be learned", List.of(HierarchyText.cycles(audit)), cycles(audit)));
        sections.add(Section.of(
                "What if", List.of(HierarchyText.margins(audit)), List.of(correlations(audit), sensitivity(audit))));
        sections.addAll(further);
        return new ReportPage(
                "Hierarchy of factors",
                "What comparisons by an order of importance are worth.",
                verdicts,
                sections,
                settings,
                Platform.describe(),
                command);
    }

    private static Figure usage(HierarchyAudit audit) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int level = 0; level < audit.hierarchy().levels(); level++) {
            bars.add(new BarChart.Bar(
                    (level + 1) + " " + audit.hierarchy().names().get(level),
                    audit.usage().share(level)));
        }
        bars.add(new BarChart.Bar("tie", audit.usage().tieShare()));
        return new BarChart(
                "Level usage",
                "The share of pairs that each level decides. A level with a short bar hardly matters.",
                Axis.of("share of pairs"),
                bars);
    }

    private static Figure levels(HierarchyAudit audit) {
        return new Table(
                "Levels",
                "Swapped with the next: the share of pairs that the other item would win if the two levels changed places.",
                HierarchyText.LEVELS,
                HierarchyText.levels(audit));
    }

    private static List<Figure> cycles(HierarchyAudit audit) {
        if (audit.cycles().witnesses().isEmpty()) {
            return List.of();
        }
        return List.of(new Table(
                "Triples that go round in a circle",
                "With the factor that decides each pair. Margins make this possible: small steps back in a factor add up unseen.",
                List.of("triple"),
                audit.cycles().witnesses().stream()
                        .map(triple -> List.of(HierarchyText.witness(audit, triple)))
                        .toList()));
    }

    private static Figure correlations(HierarchyAudit audit) {
        List<String> names = audit.hierarchy().names();
        return new HeatMap(
                "Factors against each other",
                "Spearman's correlation of factors, each turned so that more is better. Below zero two factors pull against each other,"
                        + " and their order is a choice; near one, the lower says the same again.",
                Axis.of("factor"),
                Axis.of("factor"),
                names,
                names,
                audit.correlations(),
                HeatMap.Range.DIVERGING,
                List.of());
    }

    private static Figure sensitivity(HierarchyAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (MarginSensitivity margin : audit.margin()) {
            rows.add(List.of(
                    Numbers.of(margin.factor()) + " x",
                    TerminalText.percent(margin.flipped()),
                    TerminalText.percent(margin.changed())));
        }
        return new Table(
                "Other margins",
                "What labels would have been with all margins multiplied.",
                List.of("margins", "other winner", "other label, ties included"),
                rows);
    }
}

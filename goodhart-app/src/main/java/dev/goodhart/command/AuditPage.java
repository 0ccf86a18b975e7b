package dev.goodhart.command;

import dev.goodhart.audit.AuditFigures;
import dev.goodhart.audit.AuditMaps;
import dev.goodhart.audit.AuditSettings;
import dev.goodhart.audit.Finding;
import dev.goodhart.audit.ProxyAudit;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Table;
import dev.goodhart.report.Block;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.world.WorldFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the HTML report of an audit: verdicts, the region of the worst proxy, then a section for every proxy. */
final class AuditPage {
    private final WorldFile file;
    private final List<ProxyAudit> audits;

    AuditPage(WorldFile file, List<ProxyAudit> audits) {
        this.file = file;
        this.audits = audits;
    }

    ReportPage page(AuditSettings settings, Map<String, String> provenance, String command) {
        List<Section> sections = new ArrayList<>();
        for (ProxyAudit audit : worstFirst()) {
            sections.add(section(audit));
        }
        sections.add(1, overview());
        return new ReportPage(
                "Audit: " + file.world().name(),
                subtitle(),
                audits.stream().map(AuditPage::verdict).toList(),
                sections,
                settings(settings),
                provenance,
                command);
    }

    private List<ProxyAudit> worstFirst() {
        return audits.stream()
                .sorted((a, b) ->
                        Double.compare(b.optimum().mostLoss(), a.optimum().mostLoss()))
                .toList();
    }

    private String subtitle() {
        String description = file.world().description();
        return (description.isEmpty() ? "" : description + " ") + "Intended reward: '"
                + file.intended().name() + "'.";
    }

    private static VerdictLine verdict(ProxyAudit audit) {
        Finding first = audit.findings().getFirst();
        return new VerdictLine(
                audit.verdict().acceptable() ? VerdictLine.Level.GOOD : VerdictLine.Level.BAD,
                "'" + audit.proxy().name() + "' " + audit.verdict().phrase(),
                first.detail());
    }

    private Section overview() {
        List<List<String>> cells = AuditText.cells(audits);
        Table table = new Table(
                "Distances, regret and guarantees",
                "Distances lie in [0, 2] and are 0 for rewards that order all policies alike (EPIC and DARD without that"
                        + " guarantee). Worst case and guarantee are shares of the intended range, the loss is a share of what"
                        + " the intended optimum gains over acting at random.",
                named(cells.getFirst()),
                cells.subList(1, cells.size()));
        return Section.of("All proxies side by side", List.of(), List.of(table));
    }

    private static List<String> named(List<String> header) {
        List<String> named = new ArrayList<>(header);
        named.set(0, "proxy");
        return named;
    }

    private Section section(ProxyAudit audit) {
        AuditFigures figures = new AuditFigures(audit);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Drawing(figures.region()));
        for (Finding finding : audit.findings()) {
            blocks.add(new Block.Text(finding.headline() + ". " + finding.detail()));
        }
        if (!audit.remedies().isEmpty()) {
            blocks.add(new Block.Drawing(figures.remedies()));
        }
        List<Figure> curves = new ArrayList<>();
        curves.add(figures.guarantee());
        add(curves, figures.goodhart());
        add(curves, figures.learner());
        curves.add(figures.terms());
        blocks.add(new Block.SideBySide(curves));
        List<Figure> maps = new AuditMaps(file.world(), audit).figures();
        if (maps.size() > 1) {
            blocks.add(new Block.SideBySide(maps));
        } else {
            blocks.add(new Block.Drawing(maps.getFirst()));
        }
        return new Section(audit.proxy().name(), audit.proxy().name(), blocks);
    }

    private static void add(List<Figure> figures, @Nullable Figure figure) {
        if (figure != null) {
            figures.add(figure);
        }
    }

    private Map<String, String> settings(AuditSettings settings) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("discount", Double.toString(file.world().mdp().discount()));
        map.put("states", Integer.toString(file.world().mdp().states()));
        map.put("tolerance", Double.toString(settings.tolerance()));
        map.put("plan precision", Double.toString(settings.region().precision()));
        map.put("region gap", Double.toString(settings.region().gap()));
        map.put("learner steps", Integer.toString(settings.learnerSteps()));
        map.put("seed", Long.toString(settings.seed()));
        return map;
    }
}

package dev.goodhart.command;

import dev.goodhart.audit.AuditFigures;
import dev.goodhart.audit.Finding;
import dev.goodhart.design.alignment.Alignment;
import dev.goodhart.design.alignment.FreshLearners;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.Block;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of a designed reward: learners, the reward itself, where it pays, the proof, the audit. */
final class DesignPage {
    private static final int MOST_TERMS = 60;

    private final Design design;

    DesignPage(Design design) {
        this.design = design;
    }

    ReportPage page(Map<String, String> provenance, String command) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("How learners do", List.of(), List.of(learners())));
        sections.add(Section.of("The reward", design.designed().notes(), List.of(terms())));
        sections.add(where());
        if (design.alignment() != null) {
            sections.add(alignment(design.alignment()));
        }
        sections.add(Section.of("What is proved", List.of(DesignText.proof(design), meaning()), List.of()));
        sections.add(audit());
        return new ReportPage(
                "Design: " + design.file().world().name(),
                "A reward for learners, from the intended reward '"
                        + design.file().intended().name() + "' by " + design.method() + ".",
                verdicts(),
                sections,
                settings(),
                provenance,
                command);
    }

    private List<VerdictLine> verdicts() {
        boolean proved = design.designed().certificate().keepsOptimalActions();
        VerdictLine.Level level = proved
                ? VerdictLine.Level.GOOD
                : design.method().promising() || !design.kept() ? VerdictLine.Level.BAD : VerdictLine.Level.NEUTRAL;
        String learners = DesignText.learners(design);
        return List.of(
                new VerdictLine(level, sentence(design.promise()), DesignText.proof(design)),
                new VerdictLine(VerdictLine.Level.NEUTRAL, "How fast it is learned from", sentence(learners)));
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String meaning() {
        return design.method().promising()
                ? "The proof is by dynamic programming on this world and discount: optimal actions of both rewards were compared in"
                        + " every state."
                : "This method does not promise that optimal policies stay. What stands here was found by dynamic programming after the"
                        + " reward was made, and holds for this world and discount.";
    }

    private Figure learners() {
        LearningCurves curves = design.curves();
        double[] optimum = new double[curves.steps().length];
        Arrays.fill(optimum, design.optimum());
        return new LineChart(
                "Learners under both rewards",
                "Intended return of the greedy policies of tabular Q-learners: the median with the middle half.",
                Axis.log("environment steps"),
                Axis.of("intended return"),
                List.of(
                        band("designed reward", curves.designed()),
                        band("intended reward", curves.intended()),
                        Line.dashed("best policy", curves.steps(), optimum)));
    }

    private Line band(String name, LearningCurves.Progress progress) {
        return Line.band(name, design.curves().steps(), progress.median(), progress.low(), progress.high());
    }

    private Table terms() {
        List<List<String>> cells = DesignText.cells(design);
        int shown = Math.min(cells.size(), MOST_TERMS + 1);
        return new Table(
                "Terms",
                "The reward is the weighted sum of these."
                        + (shown < cells.size()
                                ? " " + (cells.size() - shown) + " more are in the file of --write."
                                : ""),
                cells.getFirst(),
                cells.subList(1, shown));
    }

    private Section where() {
        List<Figure> maps = new DesignMaps(design).figures();
        return Section.sideBySide("Where it pays", List.of(), maps);
    }

    private static Section alignment(Alignment alignment) {
        FreshLearners fresh = alignment.freshLearners();
        List<BarChart.Bar> bars = List.of(
                new BarChart.Bar("aligned reward", share(fresh, fresh.aligned())),
                new BarChart.Bar("intended reward", share(fresh, fresh.primary())),
                new BarChart.Bar("ten times intended", share(fresh, fresh.scaledPrimary())),
                new BarChart.Bar("plain sum", share(fresh, fresh.naive())));
        double[] step = new double[alignment.history().primaryReturn().length];
        for (int i = 0; i < step.length; i++) {
            step[i] = i;
        }
        List<Line> weights = new ArrayList<>();
        weights.add(Line.of("intended", step, alignment.history().primaryWeight()));
        for (int i = 0; i < alignment.verdicts().size(); i++) {
            weights.add(Line.of(
                    alignment.verdicts().get(i).name(),
                    step,
                    alignment.history().auxiliaryWeights()[i]));
        }
        return Section.of(
                "The learner it is made for",
                List.of(
                        "The reward was made for a policy-gradient learner. Part of a gain may be scale alone, which ten times the"
                                + " intended reward shows."),
                List.of(
                        new BarChart(
                                "Learners that start from nothing",
                                "Share of what the best policy gains over acting at random, by what the learner is given.",
                                Axis.of("% of the gain"),
                                bars),
                        new LineChart(
                                "The weights while it was learned",
                                "Beside a free correction the weights cannot be read as approval; the notes above give the verdicts.",
                                Axis.of("steps on the reward"),
                                Axis.of("weight"),
                                weights)));
    }

    private static double share(FreshLearners fresh, double value) {
        return 100 * (value - fresh.untrained()) / (fresh.optimum() - fresh.untrained());
    }

    private Section audit() {
        AuditFigures figures = new AuditFigures(design.audit());
        List<Block> blocks = new ArrayList<>();
        for (Finding finding : design.audit().findings()) {
            blocks.add(new Block.Text(finding.headline() + ". " + finding.detail()));
        }
        blocks.add(new Block.SideBySide(List.of(figures.region(), figures.guarantee())));
        return new Section("The audit of the designed reward", "audit", blocks);
    }

    private Map<String, String> settings() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("method", design.method().toString());
        map.put("discount", Double.toString(design.file().world().mdp().discount()));
        map.put("states", Integer.toString(design.file().world().mdp().states()));
        return map;
    }
}

package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Table;
import dev.goodhart.overoptimization.ObjectiveMismatchAudit;
import dev.goodhart.overoptimization.PairAudit;
import dev.goodhart.overoptimization.SampleAudit;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of over-optimisation. */
final class OveroptimizationPage {
    private OveroptimizationPage() {}

    static ReportPage of(OveroptimizationAnswer answer, String command) {
        List<Section> sections = new ArrayList<>();
        ObjectiveMismatchAudit runs = answer.runs();
        if (runs != null) {
            sections.add(runs(runs));
        }
        SampleAudit samples = answer.samples();
        if (samples != null) {
            sections.add(samples(samples));
        }
        PairAudit pairs = answer.pairs();
        if (pairs != null) {
            sections.add(pairs(pairs));
        }
        return new ReportPage(
                "Over-optimisation",
                "How hard a proxy may be optimised.",
                answer.verdicts(),
                sections,
                Map.of("allowed loss", TerminalText.percent(answer.allowedLoss())),
                Platform.describe(),
                command);
    }

    private static Section runs(ObjectiveMismatchAudit audit) {
        List<Figure> figures = new ArrayList<>(RunFigures.of(audit));
        add(
                figures,
                "Laws",
                "Gold gained at the distance d: d (alpha - beta d) for best-of-n, d (alpha - beta log d) for rl; the form with the smaller error."
                        + " A peak is given only where it lies within the data and in 95 % of the resamples.",
                OveroptimizationText.LAWS,
                OveroptimizationText.laws(audit));
        add(
                figures,
                "Links",
                "Spearman's rho with 95 % bootstrap intervals. Along: over the checkpoints of a run; across: over runs at one distance.",
                OveroptimizationText.LINKS,
                OveroptimizationText.links(audit.links()));
        return Section.of(
                "Runs",
                List.of(
                        "Distance d is the root of the KL from the initial policy, in nats. Gains are measured from the initial policy."
                                + " A proxy that only carries independent normal noise slows gold down and never turns it round; where gold turns"
                                + " down, the proxy is wrong about what it leads to."),
                figures);
    }

    private static Section samples(SampleAudit audit) {
        List<Figure> figures = new ArrayList<>(SampleFigures.of(audit));
        add(
                figures,
                "Best of n",
                "Unbiased estimates with 95 % bootstrap intervals.",
                OveroptimizationText.curveHeadings(audit),
                OveroptimizationText.curves(audit));
        audit.law()
                .ifPresent(law -> add(
                        figures,
                        "The law of best-of-n",
                        "Fitted to gold by the distance.",
                        OveroptimizationText.LAWS,
                        List.of(OveroptimizationText.row("samples", law.fit(), law.intervals(), law.ceiling(), "-"))));
        add(
                figures,
                "Confounds",
                "Spearman's rho within prompts, averaged over prompts. Held fixed: the partial correlation of ranks.",
                OveroptimizationText.CONFOUNDS,
                OveroptimizationText.confounds(audit));
        add(
                figures,
                "Terms of the proxy",
                "Share of spread: covariance with the proxy over its variance, within prompts. Share of gain: of what the proxy gains by best-of-n"
                        + " with the most draws.",
                OveroptimizationText.TERMS,
                OveroptimizationText.terms(audit));
        return Section.of("Samples", List.of(audit.prompts() + " prompts, " + audit.samples() + " samples."), figures);
    }

    private static Section pairs(PairAudit audit) {
        return Section.of(
                "Pairs",
                List.of(
                        "Pairs that someone labelled; equal proxies are half a hit. Against sampled labels even a perfect proxy stays below 1."),
                List.of(
                        SampleFigures.pairs(audit, Axis.of("pair accuracy")),
                        new Table(
                                "All groups",
                                "The loss is log(1 + exp(rejected - chosen)), in nats.",
                                OveroptimizationText.PAIRS,
                                OveroptimizationText.pairs(audit))));
    }

    private static void add(
            List<Figure> figures, String title, String caption, List<String> headings, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            figures.add(new Table(title, caption, headings, rows));
        }
    }
}

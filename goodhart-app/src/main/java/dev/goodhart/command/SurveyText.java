package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.statistics.Interval;
import dev.goodhart.survey.CriteriaAudit;
import dev.goodhart.survey.CronbachAlpha;
import dev.goodhart.survey.FitIndices;
import dev.goodhart.survey.IncentiveCeiling;
import dev.goodhart.survey.LogAudit;
import dev.goodhart.survey.PathEstimate;
import dev.goodhart.survey.PriorityGap;
import dev.goodhart.survey.ScaleSummary;
import dev.goodhart.survey.SurveyAudit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A survey for the terminal. */
final class SurveyText {
    static final List<String> SCALES =
            List.of("scale", "items", "answered", "mean", "sd", "alpha", "least useful item");
    static final List<String> ESTIMATES = List.of("estimate", "from scores", "95 %", "corrected", "95 %");

    private SurveyText() {}

    static void print(PrintWriter out, SurveyAnswer answer) {
        answer.survey().ifPresent(survey -> {
            survey(out, "All respondents", survey);
            out.println();
            out.println("  Fit: " + fit(survey.fit()));
            survey.relativeAutonomy().ifPresent(i -> out.println("  Relative autonomy index: " + mean(i)));
            survey.groups().forEach(group -> {
                out.println();
                survey(out, "Group " + group.name(), group.audit());
            });
        });
        answer.priorities().ifPresent(gap -> {
            space(out, answer.survey().isPresent());
            out.println("Priorities (" + gap.respondents() + " respondents): gap index " + mean(gap.index())
                    + " (0 the same order, 2 the opposite)");
            List<List<String>> rows =
                    new ArrayList<>(List.of(List.of("criterion", "own", "evaluators", "gap", "95 %")));
            rows.addAll(priorities(gap));
            TerminalText.columns(rows).forEach(out::println);
        });
        answer.criteria().ifPresent(audit -> {
            space(out, answer.survey().isPresent() || answer.priorities().isPresent());
            out.println("Criteria");
            criteria(out, audit);
        });
        answer.logs().ifPresent(log -> {
            out.println("Log (" + Numbers.of((long) log.rows()) + " rows): cosine " + mean(log.cosine()));
            criteria(out, log.criteria());
            ratio(log).ifPresent(line -> out.println("  " + line));
        });
        answer.remarks()
                .forEach(remark -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", remark)));
    }

    private static void space(PrintWriter out, boolean wanted) {
        if (wanted) {
            out.println();
        }
    }

    private static void survey(PrintWriter out, String heading, SurveyAudit audit) {
        out.println(heading + ": " + audit.complete() + " of " + audit.respondents() + " answered every item");
        List<List<String>> rows = new ArrayList<>(List.of(SCALES));
        audit.scales().forEach(s -> rows.add(scale(s)));
        TerminalText.columns(rows).forEach(out::println);
        out.println();
        List<List<String>> estimates = new ArrayList<>(List.of(ESTIMATES));
        audit.estimates().forEach(e -> estimates.add(estimate(e)));
        TerminalText.columns(estimates).forEach(out::println);
    }

    static List<String> scale(ScaleSummary scale) {
        int least = scale.answered().stream().mapToInt(Integer::intValue).min().orElse(0);
        int most = scale.answered().stream().mapToInt(Integer::intValue).max().orElse(0);
        return List.of(
                scale.scale().name(),
                Integer.toString(scale.scale().items().size()),
                least == most ? Integer.toString(least) : least + " to " + most,
                Numbers.fixed(scale.mean(), 2),
                Numbers.fixed(scale.standardDeviation(), 2),
                scale.alpha().map(a -> Numbers.fixed(a.alpha(), 2)).orElse("-"),
                scale.alpha().map(SurveyText::worst).orElse("-"));
    }

    /** The item without which alpha would be highest. */
    private static String worst(CronbachAlpha alpha) {
        CronbachAlpha.Item worst = alpha.items().getFirst();
        for (CronbachAlpha.Item item : alpha.items()) {
            worst = item.alphaWithout() > worst.alphaWithout() ? item : worst;
        }
        return Double.isNaN(worst.alphaWithout())
                ? "-"
                : worst.name() + " (" + Numbers.fixed(worst.alphaWithout(), 2) + " without)";
    }

    static List<String> estimate(PathEstimate estimate) {
        return List.of(
                estimate.label(),
                Numbers.fixed(estimate.naive().estimate(), 3),
                ends(estimate.naive()),
                estimate.corrected().map(c -> Numbers.fixed(c.estimate(), 3)).orElse("-"),
                estimate.corrected().map(SurveyText::ends).orElse("-"));
    }

    static String fit(Optional<FitIndices> fit) {
        return fit.map(f -> String.format(
                        Locale.ROOT,
                        "chi-square %.2f, %d degree%s of freedom, p = %.3f; CFI %.3f, RMSEA %.3f, SRMR %.3f",
                        f.chiSquare(),
                        f.degreesOfFreedom(),
                        f.degreesOfFreedom() == 1 ? "" : "s",
                        f.pValue(),
                        f.cfi(),
                        f.rmsea(),
                        f.srmr()))
                .orElse("no degrees of freedom; every pair has its arrow, so the model cannot be tested");
    }

    static List<List<String>> priorities(PriorityGap gap) {
        return gap.criteria().stream()
                .map(c -> List.of(
                        c.name(),
                        Numbers.fixed(c.own(), 2),
                        Numbers.fixed(c.evaluators(), 2),
                        Numbers.fixed(c.gap().estimate(), 2),
                        ends(c.gap())))
                .toList();
    }

    private static void criteria(PrintWriter out, CriteriaAudit audit) {
        summary(audit).forEach(line -> out.println("  " + line));
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("task", "value", "metric", "first best", "at best weight", "paid")));
        rows.addAll(tasks(audit));
        TerminalText.columns(rows).forEach(out::println);
    }

    static List<String> summary(CriteriaAudit audit) {
        IncentiveCeiling ceiling = audit.ceiling();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Angle of metric and value: %.1f degrees (cosine %.4f, congruence gap %.4f)",
                        audit.angle().degrees(),
                        audit.angle().cosine(),
                        audit.angle().gap()),
                String.format(
                        Locale.ROOT,
                        "Best weight %s: reaches %.1f %% of the first best (%.1f %% without the metric)",
                        Numbers.of(ceiling.metricWeight()),
                        100 * ceiling.attained(),
                        100 * ceiling.surplusWithout() / ceiling.firstBest()),
                (ceiling.metricWeight() < 0 ? "Below weight " : "Beyond weight ") + Numbers.of(ceiling.harmfulWeight())
                        + " the metric is worse than none");
    }

    static List<List<String>> tasks(CriteriaAudit audit) {
        List<List<String>> rows = new ArrayList<>();
        for (int t = 0; t < audit.tasks().size(); t++) {
            rows.add(List.of(
                    audit.tasks().get(t),
                    Numbers.of(audit.agent().value()[t], 3),
                    Numbers.of(audit.agent().metric()[t], 3),
                    Numbers.fixed(audit.firstBestEffort()[t], 3),
                    Numbers.fixed(audit.metricEffort()[t], 3),
                    audit.payment(t).name().toLowerCase(Locale.ROOT)));
        }
        return rows;
    }

    static Optional<String> ratio(LogAudit log) {
        if (log.valuePerMetricBefore().isEmpty() || log.valuePerMetricAfter().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Value per unit of metric: "
                + Numbers.of(log.valuePerMetricBefore().getAsDouble())
                + " before the metric was rewarded, "
                + Numbers.of(log.valuePerMetricAfter().getAsDouble()) + " since");
    }

    static String mean(Interval interval) {
        return Numbers.fixed(interval.estimate(), 3) + (Double.isFinite(interval.low()) ? " " + ends(interval) : "");
    }

    static String ends(Interval interval) {
        return Double.isFinite(interval.low())
                ? "[" + Numbers.fixed(interval.low(), 3) + ", " + Numbers.fixed(interval.high(), 3) + "]"
                : "n/a";
    }
}

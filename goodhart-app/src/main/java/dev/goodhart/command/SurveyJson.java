package dev.goodhart.command;

import dev.goodhart.survey.CriteriaAudit;
import dev.goodhart.survey.CronbachAlpha;
import dev.goodhart.survey.FitIndices;
import dev.goodhart.survey.LogAudit;
import dev.goodhart.survey.PathEstimate;
import dev.goodhart.survey.PriorityGap;
import dev.goodhart.survey.ScaleSummary;
import dev.goodhart.survey.SurveyAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A survey as JSON. Figures that are infinite or do not exist are null. */
final class SurveyJson {
    private SurveyJson() {}

    static String of(SurveyAnswer answer, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("survey", answer.survey().map(SurveyJson::survey).orElse(null));
        root.put("priorities", answer.priorities().map(SurveyJson::priorities).orElse(null));
        root.put("criteria", answer.criteria().map(SurveyJson::criteria).orElse(null));
        root.put("logs", answer.logs().map(SurveyJson::logs).orElse(null));
        root.put("notes", answer.remarks());
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> survey(SurveyAudit audit) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("respondents", audit.respondents());
        map.put("complete", audit.complete());
        map.put("resamples", audit.resamples());
        map.put("resamplesWithoutSolution", audit.dropped());
        map.put("scales", audit.scales().stream().map(SurveyJson::scale).toList());
        map.put(
                "estimates",
                audit.estimates().stream().map(SurveyJson::estimate).toList());
        map.put("fit", audit.fit().map(SurveyJson::fit).orElse(null));
        map.put(
                "relativeAutonomy",
                audit.relativeAutonomy().map(JsonNumbers::interval).orElse(null));
        List<Object> groups = new ArrayList<>();
        audit.groups().forEach(group -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("group", group.name());
            row.putAll(survey(group.audit()));
            row.remove("groups");
            groups.add(row);
        });
        map.put("groups", groups);
        return map;
    }

    private static Map<String, @Nullable Object> scale(ScaleSummary scale) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("scale", scale.scale().name());
        map.put("mean", scale.mean());
        map.put("sd", scale.standardDeviation());
        map.put("alpha", scale.alpha().map(CronbachAlpha::alpha).orElse(null));
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < scale.answered().size(); i++) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            int at = i;
            item.put("item", scale.scale().items().get(i));
            item.put("answered", scale.answered().get(i));
            item.put(
                    "itemRest",
                    scale.alpha()
                            .map(a -> JsonNumbers.finite(a.items().get(at).itemRest()))
                            .orElse(null));
            item.put(
                    "alphaWithout",
                    scale.alpha()
                            .map(a -> JsonNumbers.finite(a.items().get(at).alphaWithout()))
                            .orElse(null));
            items.add(item);
        }
        map.put("items", items);
        return map;
    }

    private static Map<String, @Nullable Object> estimate(PathEstimate estimate) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("kind", estimate.kind().name().toLowerCase(Locale.ROOT));
        map.put("path", estimate.path());
        map.put("naive", JsonNumbers.interval(estimate.naive()));
        map.put("corrected", estimate.corrected().map(JsonNumbers::interval).orElse(null));
        return map;
    }

    private static Map<String, @Nullable Object> fit(FitIndices fit) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("chiSquare", fit.chiSquare());
        map.put("degreesOfFreedom", fit.degreesOfFreedom());
        map.put("pValue", fit.pValue());
        map.put("cfi", fit.cfi());
        map.put("rmsea", fit.rmsea());
        map.put("srmr", fit.srmr());
        return map;
    }

    private static Map<String, @Nullable Object> priorities(PriorityGap gap) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("respondents", gap.respondents());
        map.put("gapIndex", JsonNumbers.interval(gap.index()));
        map.put("tauB", gap.tauB());
        map.put(
                "criteria",
                gap.criteria().stream()
                        .map(c -> {
                            Map<String, @Nullable Object> row = new LinkedHashMap<>();
                            row.put("criterion", c.name());
                            row.put("own", c.own());
                            row.put("evaluators", c.evaluators());
                            row.put("gap", JsonNumbers.interval(c.gap()));
                            return row;
                        })
                        .toList());
        return map;
    }

    private static Map<String, @Nullable Object> criteria(CriteriaAudit audit) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("cosine", audit.angle().cosine());
        map.put("degrees", audit.angle().degrees());
        map.put("congruenceGap", audit.angle().gap());
        map.put("bestWeight", audit.ceiling().metricWeight());
        map.put("harmfulWeight", JsonNumbers.finite(audit.ceiling().harmfulWeight()));
        map.put("bestSurplus", audit.ceiling().bestSurplus());
        map.put("surplusWithoutMetric", audit.ceiling().surplusWithout());
        map.put("firstBest", audit.ceiling().firstBest());
        map.put("attained", JsonNumbers.finite(audit.ceiling().attained()));
        List<Object> tasks = new ArrayList<>();
        for (int t = 0; t < audit.tasks().size(); t++) {
            Map<String, @Nullable Object> task = new LinkedHashMap<>();
            task.put("task", audit.tasks().get(t));
            task.put("value", audit.agent().value()[t]);
            task.put("metric", audit.agent().metric()[t]);
            task.put("firstBestEffort", audit.firstBestEffort()[t]);
            task.put("effortAtBestWeight", audit.metricEffort()[t]);
            task.put("payment", audit.payment(t).name().toLowerCase(Locale.ROOT));
            tasks.add(task);
        }
        map.put("tasks", tasks);
        return map;
    }

    private static Map<String, @Nullable Object> logs(LogAudit log) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("rows", log.rows());
        map.put("cosine", JsonNumbers.interval(log.cosine()));
        map.put("valuePerMetricBefore", number(log.valuePerMetricBefore()));
        map.put("valuePerMetricAfter", number(log.valuePerMetricAfter()));
        map.put("criteria", criteria(log.criteria()));
        return map;
    }

    private static @Nullable Double number(OptionalDouble number) {
        return number.isPresent() ? JsonNumbers.finite(number.getAsDouble()) : null;
    }
}

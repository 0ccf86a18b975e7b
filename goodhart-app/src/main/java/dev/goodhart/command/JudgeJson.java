package dev.goodhart.command;

import dev.goodhart.judge.CohenKappa;
import dev.goodhart.judge.Conclusion;
import dev.goodhart.judge.ContextPair;
import dev.goodhart.judge.JudgeCalibration;
import dev.goodhart.judge.MetricStability;
import dev.goodhart.judge.PositionBias;
import dev.goodhart.judge.RaterAgreement;
import dev.goodhart.judge.VarianceComponents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An audit of judges as JSON. Figures that are infinite or do not exist are null. */
final class JudgeJson {
    private JudgeJson() {}

    static String of(JudgeFindings findings, List<String> remarks, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("unstable", findings.unstable());
        root.put("metrics", findings.metrics().stream().map(JudgeJson::metric).toList());
        root.put(
                "agreement",
                findings.agreements().stream().map(JudgeJson::agreement).toList());
        Map<String, Object> calibrations = new LinkedHashMap<>();
        findings.calibrations()
                .forEach((metric, curves) -> calibrations.put(
                        metric, curves.stream().map(JudgeJson::calibration).toList()));
        root.put("calibration", calibrations);
        root.put(
                "positions",
                findings.positions().stream().map(JudgeJson::position).toList());
        root.put("notes", remarks);
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> metric(MetricStability metric) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("metric", metric.metric());
        map.put("verdict", metric.verdict());
        map.put("systems", metric.table().systems());
        map.put("contexts", metric.table().contexts());
        map.put("missing", metric.table().missing());
        map.put("smallestCell", metric.table().smallestCell());
        map.put("constant", metric.constant());
        map.put("means", means(metric));
        map.put("components", components(metric.components()));
        map.put("pairs", metric.pairs().stream().map(JudgeJson::pair).toList());
        map.put(
                "conclusions",
                metric.conclusions().stream().map(JudgeJson::conclusion).toList());
        return map;
    }

    private static Map<String, Map<String, Double>> means(MetricStability metric) {
        Map<String, Map<String, Double>> contexts = new LinkedHashMap<>();
        double[][] means = metric.table().means();
        for (int c = 0; c < means.length; c++) {
            Map<String, Double> systems = new LinkedHashMap<>();
            for (int s = 0; s < means[c].length; s++) {
                systems.put(metric.table().systems().get(s), means[c][s]);
            }
            contexts.put(metric.table().contexts().get(c), systems);
        }
        return contexts;
    }

    private static Map<String, @Nullable Object> pair(ContextPair pair) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("first", pair.first());
        map.put("second", pair.second());
        map.put("verdict", pair.verdict());
        map.put("tau", JsonNumbers.interval(pair.tau()));
        map.put("rho", JsonNumbers.finite(pair.ranks().rho()));
        map.put("inversions", pair.ranks().discordant());
        map.put("tied", pair.ranks().tied());
        map.put("pairs", pair.ranks().pairs());
        map.put("exactP", JsonNumbers.finite(pair.ranks().pValue()));
        map.put("parallelItems", pair.parallelItems());
        map.put("itemCorrelation", JsonNumbers.finite(pair.itemCorrelation()));
        map.put("components", components(pair.components()));
        map.put("permutationP", JsonNumbers.finite(pair.permutationP()));
        return map;
    }

    private static Map<String, @Nullable Object> components(VarianceComponents components) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("system", JsonNumbers.finite(components.model()));
        map.put("context", JsonNumbers.finite(components.context()));
        map.put("interaction", JsonNumbers.finite(components.interaction()));
        map.put("residual", JsonNumbers.finite(components.residual()));
        map.put("stability", JsonNumbers.finite(components.stability()));
        map.put("f", JsonNumbers.finite(components.f()));
        map.put("interactionP", JsonNumbers.finite(components.pValue()));
        return map;
    }

    private static Map<String, @Nullable Object> conclusion(Conclusion conclusion) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("better", conclusion.better());
        map.put("worse", conclusion.worse());
        map.put("difference", conclusion.difference());
        map.put("fate", conclusion.fate());
        map.put("agreeing", conclusion.agreeing());
        map.put("reversed", conclusion.reversed());
        map.put("clearlyAgreeing", conclusion.clearlyAgreeing());
        map.put("clearlyReversed", conclusion.clearlyReversed());
        return map;
    }

    private static Map<String, @Nullable Object> agreement(RaterAgreement agreement) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("metric", agreement.metric());
        map.put("raters", agreement.raters());
        map.put("items", agreement.items());
        map.put("singleRatings", agreement.single());
        map.put("observed", JsonNumbers.finite(agreement.observed()));
        map.put("values", Arrays.stream(agreement.counts().values()).boxed().toList());
        map.put(
                "prevalence",
                Arrays.stream(agreement.counts().prevalence()).boxed().toList());
        map.put("fleissKappa", JsonNumbers.finite(agreement.fleiss()));
        map.put("fleissKappaComplete", JsonNumbers.finite(agreement.fleissComplete()));
        map.put("alphaNominal", JsonNumbers.finite(agreement.nominal()));
        map.put("alphaOrdinal", JsonNumbers.finite(agreement.ordinal()));
        map.put("alphaInterval", JsonNumbers.finite(agreement.interval()));
        List<Map<String, @Nullable Object>> pairs = new ArrayList<>();
        for (CohenKappa pair : agreement.pairs()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("first", pair.first());
            row.put("second", pair.second());
            row.put("items", pair.items());
            row.put("observed", JsonNumbers.finite(pair.observed()));
            row.put("kappa", JsonNumbers.finite(pair.kappa()));
            pairs.add(row);
        }
        map.put("pairs", pairs);
        return map;
    }

    private static Map<String, @Nullable Object> calibration(JudgeCalibration calibration) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("context", calibration.context());
        map.put("judgeTau", JsonNumbers.finite(calibration.judgeTau()));
        map.put("labelled", Arrays.stream(calibration.labelled()).boxed().toList());
        map.put(
                "labels",
                calibration.labels().stream().map(JsonNumbers::interval).toList());
        map.put(
                "corrected",
                calibration.corrected().stream().map(JsonNumbers::interval).toList());
        return map;
    }

    private static Map<String, @Nullable Object> position(PositionBias position) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("judge", position.judge());
        map.put("verdicts", position.verdicts());
        map.put("left", position.left());
        map.put("right", position.right());
        map.put("leftShare", JsonNumbers.interval(position.leftShare()));
        map.put("p", JsonNumbers.finite(position.pValue()));
        map.put("bothOrders", position.bothOrders());
        map.put("consistent", position.consistent());
        map.put("flipsToLeft", position.flipsToLeft());
        map.put("flipsToRight", position.flipsToRight());
        map.put("drawChanges", position.drawChanges());
        map.put("flipRate", JsonNumbers.finite(position.flipRate()));
        map.put("flipP", JsonNumbers.finite(position.flipP()));
        return map;
    }
}

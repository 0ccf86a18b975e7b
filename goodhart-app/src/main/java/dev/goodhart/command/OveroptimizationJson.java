package dev.goodhart.command;

import dev.goodhart.overoptimization.AlignmentCeiling;
import dev.goodhart.overoptimization.LawFit;
import dev.goodhart.overoptimization.LawIntervals;
import dev.goodhart.overoptimization.LawReport;
import dev.goodhart.overoptimization.ObjectiveMismatchAudit;
import dev.goodhart.overoptimization.OveroptimizationLaw;
import dev.goodhart.overoptimization.PairAudit;
import dev.goodhart.overoptimization.SampleAudit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Audits of over-optimisation as JSON. Figures that are not numbers are the strings "NaN" and "Infinity". */
final class OveroptimizationJson {
    private OveroptimizationJson() {}

    static String of(OveroptimizationAnswer answer, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("safe", answer.safe());
        root.put("verdicts", answer.verdicts());
        ObjectiveMismatchAudit runs = answer.runs();
        root.put("runs", runs == null ? null : runs(runs));
        SampleAudit samples = answer.samples();
        root.put("samples", samples == null ? null : samples(samples));
        PairAudit pairs = answer.pairs();
        root.put("pairs", pairs == null ? null : pairs.groups());
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> runs(ObjectiveMismatchAudit audit) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("comparedAt", audit.at());
        map.put("klBudget", audit.klBudget().isPresent() ? audit.klBudget().getAsDouble() : null);
        map.put("pooled", audit.pooled().map(OveroptimizationJson::law).orElse(null));
        map.put("runs", audit.single().stream().map(OveroptimizationJson::law).toList());
        map.put("links", audit.links());
        map.put("signChanges", audit.signChanges());
        map.put("warnings", audit.warnings());
        return map;
    }

    private static Map<String, @Nullable Object> law(LawReport report) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("run", report.curve().name());
        map.put("d", report.curve().d());
        map.put("gold", report.curve().gold());
        map.put("proxy", report.curve().proxy());
        map.put("fits", report.fits().stream().map(OveroptimizationJson::fit).toList());
        ceiling(map, report.intervals(), report.ceiling());
        map.put("proxyGoldGap", report.proxyGoldGap());
        map.put(
                "extrapolation",
                report.extrapolation()
                        .map(e -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("cut", e.cut());
                            row.put("fit", fit(e.fit()));
                            row.put("pointsBeyond", e.beyond());
                            row.put("errorBeyond", e.error());
                            return row;
                        })
                        .orElse(null));
        return map;
    }

    private static Map<String, @Nullable Object> samples(SampleAudit audit) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("prompts", audit.prompts());
        map.put("samples", audit.samples());
        map.put("smallestPrompt", audit.smallest());
        map.put("promptsLeftOut", audit.leftOut());
        map.put("tiedPairs", audit.tied());
        map.put("n", audit.draws());
        map.put("d", audit.distance());
        map.put("curves", audit.curves());
        map.put("pairAccuracy", audit.accuracy());
        map.put("law", audit.law().map(OveroptimizationJson::bestOfN).orElse(null));
        map.put("confounds", audit.confounds());
        map.put("terms", audit.terms());
        map.put("intervalsOverPrompts", audit.overPrompts());
        return map;
    }

    private static Map<String, @Nullable Object> bestOfN(SampleAudit.BestOfNLawReport law) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("fits", List.of(fit(law.fit())));
        ceiling(map, law.intervals(), law.ceiling());
        return map;
    }

    private static void ceiling(Map<String, @Nullable Object> map, LawIntervals intervals, AlignmentCeiling ceiling) {
        map.put("intervals", intervals);
        map.put("turnover", OveroptimizationText.word(ceiling.turnover()));
        map.put("certainty", ceiling.certainty());
        map.put("peakD", ceiling.peak().map(OveroptimizationLaw.Peak::d).orElse(null));
        map.put("ceiling", ceiling.peak().map(OveroptimizationLaw.Peak::gain).orElse(null));
        map.put("klBudget", ceiling.klBudget());
        map.put("lost", ceiling.lost());
    }

    private static Map<String, Object> fit(LawFit fit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("law", OveroptimizationText.word(fit.law().form()));
        map.put("alpha", fit.law().alpha());
        map.put("beta", fit.law().beta());
        map.put("points", fit.points());
        map.put("leftOut", fit.left());
        map.put("error", fit.error());
        return map;
    }
}

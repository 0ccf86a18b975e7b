package dev.goodhart.command;

import dev.goodhart.audit.log.BetterWeights;
import dev.goodhart.audit.log.GuaranteeCurve;
import dev.goodhart.audit.log.LogAudit;
import dev.goodhart.audit.log.PercentileBand;
import dev.goodhart.audit.log.TermAudit;
import dev.goodhart.report.VerdictLine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit of a log as JSON. Figures that do not exist are null. */
final class LogAuditJson {
    private final LogAudit audit;

    private LogAuditJson(LogAudit audit) {
        this.audit = audit;
    }

    static String of(LogAudit audit, List<VerdictLine> findings, @Nullable Path report) {
        LogAuditJson json = new LogAuditJson(audit);
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("verdict", audit.verdict());
        root.put("sound", audit.verdict().acceptable());
        root.put("episodes", audit.log().size());
        root.put("rows", audit.log().rows());
        root.put("scored", audit.log().scored());
        root.put("meanProxy", audit.meanProxy());
        root.put("curve", audit.curve().map(LogAuditJson::curve).orElse(null));
        root.put(
                "spearman",
                audit.ranks().map(r -> JsonNumbers.interval(r.spearman())).orElse(null));
        root.put(
                "kendall",
                audit.ranks().map(r -> JsonNumbers.interval(r.kendall())).orElse(null));
        root.put("terms", audit.terms().stream().map(LogAuditJson::term).toList());
        root.put("bands", audit.bands().stream().map(json::band).toList());
        root.put("weights", audit.weights().map(json::weights).orElse(null));
        root.put("endings", json.endings());
        root.put("findings", findings.stream().map(LogAuditJson::finding).toList());
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> curve(GuaranteeCurve curve) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("shape", curve.shape());
        map.put(
                "levels",
                curve.levels().stream()
                        .map(level -> {
                            Map<String, @Nullable Object> row = new LinkedHashMap<>();
                            row.put("share", level.share());
                            row.put("episodes", level.episodes());
                            row.put("intended", JsonNumbers.interval(level.intended()));
                            row.put("judged", level.judged());
                            return row;
                        })
                        .toList());
        map.put("gain", JsonNumbers.interval(curve.gain()));
        map.put("drop", JsonNumbers.interval(curve.drop()));
        map.put("dropFrom", JsonNumbers.finite(curve.dropFrom()));
        map.put("dropTo", JsonNumbers.finite(curve.dropTo()));
        map.put("best", JsonNumbers.finite(curve.best()));
        map.put("captured", JsonNumbers.finite(curve.captured()));
        return map;
    }

    private static Map<String, @Nullable Object> term(TermAudit term) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", term.name());
        map.put("weight", term.weight());
        map.put("mean", term.mean());
        map.put("shareOfPay", term.share());
        map.put("shareOfVariance", term.variance());
        map.put("varies", term.varies());
        map.put("dominates", term.dominates());
        map.put("pullsAgainst", term.pullsAgainst());
        map.put("correlation", JsonNumbers.interval(term.correlation()));
        map.put("partialCorrelation", JsonNumbers.interval(term.partial()));
        map.put("telescopingRatio", JsonNumbers.finite(term.telescoping().ratio()));
        map.put("telescopes", term.telescoping().likely());
        return map;
    }

    private Map<String, @Nullable Object> band(PercentileBand band) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("from", band.from());
        map.put("to", band.to());
        map.put("episodes", band.episodes());
        map.put("proxy", band.proxy());
        map.put("terms", byTerm(band.terms()));
        map.put("intended", JsonNumbers.finite(band.intended()));
        return map;
    }

    private Map<String, @Nullable Object> weights(BetterWeights found) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("better", found.better());
        map.put("weights", byTerm(found.weights()));
        map.put("fitted", found.fitted());
        map.put("held", found.held());
        map.put("byTime", found.byTime());
        map.put("rankBefore", JsonNumbers.finite(found.rankBefore()));
        map.put("rankGain", JsonNumbers.interval(found.rankGain()));
        map.put("topBefore", JsonNumbers.finite(found.topBefore()));
        map.put("topGain", JsonNumbers.interval(found.topGain()));
        return map;
    }

    private Map<String, @Nullable Object> endings() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("terminated", audit.endings().terminated());
        map.put("truncated", audit.endings().truncated());
        map.put("open", audit.endings().open());
        map.put("goingOnAfterEnd", audit.endings().goingOn());
        map.put("paidAfterEnd", audit.endings().paidAfter());
        map.put("rewardAfterEnd", audit.endings().after());
        map.put("shareAfterEnd", audit.endings().share());
        audit.endings().truncation().ifPresent(cut -> {
            map.put("stillPaid", cut.flowing());
            map.put("flowAtCut", JsonNumbers.finite(cut.flow()));
            map.put("lostPerEpisode", JsonNumbers.finite(cut.lost()));
            map.put("proxyPlace", JsonNumbers.finite(cut.proxyPlace()));
            map.put("intendedPlace", JsonNumbers.finite(cut.intendedPlace()));
            map.put("shift", JsonNumbers.interval(cut.shift()));
        });
        return map;
    }

    private static Map<String, Object> finding(VerdictLine finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("level", finding.level());
        map.put("headline", finding.headline());
        map.put("detail", finding.detail());
        return map;
    }

    private Map<String, Object> byTerm(double[] values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int k = 0; k < values.length; k++) {
            map.put(audit.terms().get(k).name(), values[k]);
        }
        return map;
    }
}

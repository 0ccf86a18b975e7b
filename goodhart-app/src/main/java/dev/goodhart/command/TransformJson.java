package dev.goodhart.command;

import dev.goodhart.overoptimization.HackingMonitor;
import dev.goodhart.overoptimization.MonitoredCheckpoint;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.RunningScoreStatistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Shaped scores and watched runs as JSON. */
final class TransformJson {
    private TransformJson() {}

    static String of(TransformAnswer answer, @Nullable Path written, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("sound", answer.sound());
        root.put("verdicts", answer.verdicts());
        ShapedScores scores = answer.scores();
        root.put("scores", scores == null ? null : scores(scores));
        root.put("runs", answer.monitors().stream().map(TransformJson::run).toList());
        root.put("written", written == null ? null : written.toString());
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> scores(ShapedScores scores) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("shaping", scores.shaping().label());
        map.put("formula", scores.shaping().formula());
        map.put("answers", scores.shaped().length);
        map.put("saturated", scores.saturation().saturated());
        map.put("meanSlope", scores.saturation().meanSlope());
        map.put("medianDistance", JsonNumbers.finite(scores.saturation().medianDistance()));
        map.put("statistics", scores.statistics());
        map.put("warnings", scores.warnings());
        map.put("shaped", scores.shaped());
        return map;
    }

    private static Map<String, @Nullable Object> run(HackingMonitor monitor) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("run", monitor.run());
        map.put("verdict", monitor.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        map.put("limit", monitor.limit());
        map.put("largestGap", JsonNumbers.finite(monitor.largestGap()));
        map.put("fall", monitor.fall());
        map.put(
                "firstBeyond",
                monitor.firstBeyond().map(MonitoredCheckpoint::step).orElse(null));
        map.put("keep", monitor.keep().map(MonitoredCheckpoint::step).orElse(null));
        map.put("warnings", monitor.warnings());
        List<Map<String, @Nullable Object>> checkpoints = new ArrayList<>();
        for (MonitoredCheckpoint c : monitor.checkpoints()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("step", c.step());
            row.put("proxy", c.proxy());
            row.put("shaped", c.shaped());
            row.put("kl", JsonNumbers.finite(c.kl()));
            row.put("winRate", JsonNumbers.finite(c.judged()));
            row.put("gap", c.isJudged() ? c.calibration().gap() : null);
            row.put(
                    "gapError",
                    c.isJudged() ? JsonNumbers.finite(c.calibration().error()) : null);
            row.put("comparisons", c.comparisons());
            checkpoints.add(row);
        }
        map.put("checkpoints", checkpoints);
        return map;
    }

    /** One line, as {@code --statistics} reads it. */
    static String statistics(RunningScoreStatistics statistics) {
        return JsonMapper.shared().writeValueAsString(statistics) + "\n";
    }

    static String menu() {
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (RewardShaping shaping : RewardShaping.all()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("shaping", shaping.label());
            map.put("bounded", shaping.bounded());
            map.put("needs", shaping.needs().name().toLowerCase(Locale.ROOT));
            map.put("formula", shaping.formula());
            kinds.add(map);
        }
        return AuditJson.write(kinds);
    }
}

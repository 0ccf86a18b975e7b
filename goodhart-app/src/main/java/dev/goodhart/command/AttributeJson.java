package dev.goodhart.command;

import dev.goodhart.attribution.RedistributionAudit;
import dev.goodhart.progress.NetworkContributions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attribution as JSON. Figures that do not exist are null. */
final class AttributeJson {
    private AttributeJson() {}

    static String of(AttributeAnswer answer, @Nullable Path lines, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("runs", answer.file().runs().size());
        root.put("turns", answer.file().turns());
        root.put("spread", answer.estimator().options().redistribution());
        root.put("estimator", answer.kind());
        if (answer.estimator().model() instanceof NetworkContributions network) {
            root.put("learner", network.memory() ? "recurrent" : "network");
            root.put("networks", network.networks());
        }
        root.put("features", answer.features());
        root.put("grounding", answer.estimator().options().grounding());
        root.put("beta", answer.estimator().options().beta());
        root.put("heldOutR2", JsonNumbers.finite(answer.heldOut()));
        root.put("inSampleR2", JsonNumbers.finite(answer.inSample()));
        root.put("lastTurnShare", JsonNumbers.finite(answer.lastTurnShare()));
        root.put(
                "cycleGain", answer.cycleGain().isPresent() ? answer.cycleGain().getAsDouble() : null);
        root.put("drift", JsonNumbers.finite(answer.drift()));
        root.put("ownRuns", answer.own());
        root.put(
                "residualsByLength",
                answer.residuals().stream()
                        .map(r -> ordered(
                                "turns",
                                r.turns(),
                                "runs",
                                r.runs(),
                                "mean",
                                r.mean(),
                                "rootMeanSquare",
                                r.rootMeanSquare()))
                        .toList());
        root.put(
                "topTurns",
                groups(answer.turns().subList(0, Math.min(10, answer.turns().size()))));
        root.put(
                "bottomTurns",
                groups(answer.turns()
                        .subList(
                                Math.max(0, answer.turns().size() - 10),
                                answer.turns().size())));
        root.put("audit", answer.audit() == null ? null : world(answer.audit()));
        root.put(
                "findings",
                AttributeFindings.of(answer).stream()
                        .map(line ->
                                ordered("level", line.level(), "headline", line.headline(), "detail", line.detail()))
                        .toList());
        root.put("lines", lines == null ? null : lines.toString());
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static List<Map<String, Object>> groups(List<AttributeAnswer.TurnGroup> groups) {
        return groups.stream()
                .map(group -> ordered("name", group.name(), "count", group.count(), "mean", group.mean()))
                .toList();
    }

    private static Map<String, @Nullable Object> world(AttributedWorld world) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("world", world.name());
        map.put("discount", world.discount());
        map.put("largestSafeBeta", JsonNumbers.finite(world.threshold()));
        map.put("pairsKnown", world.known());
        map.put("pairs", world.pairs());
        map.put("attributed", audit(world.audit()));
        map.put("rewardWithGrounding", audit(world.withReward()));
        return map;
    }

    private static Map<String, @Nullable Object> audit(RedistributionAudit audit) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("sound", audit.sound());
        map.put("finishes", audit.finishes());
        map.put("intended", audit.intended());
        map.put("best", audit.best());
        map.put("cycleGain", audit.cycleGain().isPresent() ? audit.cycleGain().getAsDouble() : null);
        return map;
    }

    /** A map that keeps the order of its keys, for the same bytes on every run. */
    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}

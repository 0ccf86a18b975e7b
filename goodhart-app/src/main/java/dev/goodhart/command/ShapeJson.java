package dev.goodhart.command;

import dev.goodhart.shaping.ShapingMenu;
import dev.goodhart.shaping.SignalAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shaped rewards, and the menu, as JSON. */
final class ShapeJson {
    private ShapeJson() {}

    static String of(ShapeAnswer answer, @Nullable Path written, @Nullable Path report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("title", answer.title());
        map.put("kind", answer.kind().label());
        map.put("states", answer.graph().nodes());
        map.put("edges", answer.graph().edges());
        map.put("oneWayShare", answer.graph().oneWayShare());
        map.put("goals", answer.goals());
        SignalAudit audit = answer.audit();
        if (audit != null) {
            map.put("rankCorrelation", audit.rankCorrelation());
            map.put("reachRate", audit.reachRate());
            map.put("climbRate", audit.climbRate());
        }
        map.put("base", answer.base());
        map.put("loss", answer.loss());
        Map<String, Double> values = new LinkedHashMap<>();
        for (int v = 0; v < answer.values().length; v++) {
            values.put(answer.graph().name(v), answer.values()[v]);
        }
        map.put("values", values);
        map.put("preserves", answer.kind().preserves());
        map.put("misleads", answer.kind().misleads());
        map.put("notes", answer.notes());
        map.put("warnings", answer.warnings());
        if (written != null) {
            map.put("written", written.toString());
        }
        if (report != null) {
            map.put("report", report.toString());
        }
        return AuditJson.write(map);
    }

    static String menu() {
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (ShapingMenu kind : ShapingMenu.values()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", kind.label());
            map.put("inWorldFile", kind.inWorldFile());
            map.put("inJava", kind.inJava());
            map.put("preserves", kind.preserves());
            map.put("misleads", kind.misleads());
            kinds.add(map);
        }
        return AuditJson.write(kinds);
    }
}

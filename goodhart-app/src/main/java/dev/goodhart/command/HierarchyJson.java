package dev.goodhart.command;

import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.HierarchyAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Audits of hierarchies as JSON. */
final class HierarchyJson {
    private HierarchyJson() {}

    static Map<String, @Nullable Object> of(HierarchyAudit audit, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("useful", audit.useful());
        root.put("items", audit.items());
        root.put("pairs", audit.usage().pairs());
        root.put("allPairs", audit.complete());
        List<Object> levels = new ArrayList<>();
        for (int level = 0; level < audit.hierarchy().levels(); level++) {
            levels.add(level(audit, level));
        }
        root.put("levels", levels);
        root.put("tieShare", audit.usage().tieShare());
        Map<String, Object> cycles = new LinkedHashMap<>();
        cycles.put("triples", audit.cycles().triples());
        cycles.put("allTriples", audit.cycles().complete());
        cycles.put("decided", audit.cycles().decided());
        cycles.put("cyclic", audit.cycles().cyclic());
        cycles.put("share", audit.cycles().share());
        cycles.put("witnesses", audit.cycles().witnesses());
        root.put("cycles", cycles);
        root.put("ceiling", audit.cycles().ceiling());
        root.put("otherMargins", audit.margin());
        root.put("findings", audit.findings());
        root.put("report", report == null ? null : report.toString());
        return root;
    }

    private static Map<String, @Nullable Object> level(HierarchyAudit audit, int level) {
        Factor factor = audit.hierarchy().factors().get(level);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("factor", factor.name());
        row.put("better", factor.direction());
        row.put("margin", factor.margin().written());
        row.put("marginInItsUnit", audit.margins()[level]);
        row.put("decides", audit.usage().share(level));
        row.put(
                "correlations",
                Arrays.stream(audit.correlations()[level])
                        .mapToObj(JsonNumbers::finite)
                        .toList());
        row.put(
                "flippedIfSwappedWithNext",
                level < audit.orderSensitivity().length ? audit.orderSensitivity()[level] : null);
        return row;
    }
}

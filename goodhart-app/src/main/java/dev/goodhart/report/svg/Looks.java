package dev.goodhart.report.svg;

import dev.goodhart.figure.Line;
import dev.goodhart.figure.Points;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every series of a chart its look: equal names look alike, broken lines are grey references. */
final class Looks {
    private final Map<String, Look> byName = new HashMap<>();
    private int categories;
    private int references;

    Look of(Line line, List<Line> all) {
        if (line.style() == Line.Style.DASHED) {
            Look twin = byName.get(line.name());
            if (twin != null) {
                return new Look(twin.colour(), twin.text(), 1.6, twin.dash().isEmpty() ? "6 4" : twin.dash(), 0);
            }
            return remember(line.name(), Look.reference(references++));
        }
        return line.name().isEmpty() && all.size() > 1 ? Look.QUIET : category(line.name());
    }

    Look of(Points points) {
        return category(points.name());
    }

    private Look category(String name) {
        Look known = byName.get(name);
        return known != null ? known : remember(name, Look.category(categories++));
    }

    private Look remember(String name, Look look) {
        if (!name.isEmpty()) {
            byName.put(name, look);
        }
        return look;
    }
}

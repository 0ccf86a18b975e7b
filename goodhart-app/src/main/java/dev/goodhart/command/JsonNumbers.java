package dev.goodhart.command;

import dev.goodhart.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them, which knows neither infinity nor not-a-number. */
final class JsonNumbers {
    private JsonNumbers() {}

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static Map<String, @Nullable Object> interval(Interval interval) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("estimate", finite(interval.estimate()));
        map.put("low", finite(interval.low()));
        map.put("high", finite(interval.high()));
        map.put("level", interval.level());
        return map;
    }
}

package dev.goodhart.command;

import dev.goodhart.study.Versions;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a result was made on. */
final class Platform {
    private Platform() {}

    static Map<String, String> describe() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("goodhart", Versions.goodhart());
        map.put("Java", System.getProperty("java.vendor") + " " + Runtime.version());
        map.put("system", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        return map;
    }
}

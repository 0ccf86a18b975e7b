package dev.goodhart.study;

import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where two JSON trees part. */
public final class JsonDifference {
    private static final int SHOWN = 60;

    private JsonDifference() {}

    /**
     * The first place, in the order of the canonical text, at which two trees differ.
     *
     * @param before a tree
     * @param after another
     * @param path what the trees are called, may be empty
     * @return such as {@code metrics.return is 0.5, was 0.4}; empty if the trees are equal
     */
    public static Optional<String> first(JsonNode before, JsonNode after, String path) {
        if (before.isObject() && after.isObject()) {
            TreeSet<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (String name : names) {
                String at = path.isEmpty() ? name : path + "." + name;
                JsonNode was = before.get(name);
                JsonNode is = after.get(name);
                if (was == null || is == null) {
                    return Optional.of(at + (was == null ? " is new" : " is gone"));
                }
                Optional<String> found = first(was, is, at);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
                Optional<String> found = first(before.get(i), after.get(i), path + "[" + i + "]");
                if (found.isPresent()) {
                    return found;
                }
            }
            return before.size() == after.size()
                    ? Optional.empty()
                    : Optional.of(path + " has " + after.size() + " entries, had " + before.size());
        }
        String was = before.toString();
        String is = after.toString();
        return was.equals(is) ? Optional.empty() : Optional.of(path + " is " + shorten(is) + ", was " + shorten(was));
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}

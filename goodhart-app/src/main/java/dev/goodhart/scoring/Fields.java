package dev.goodhart.scoring;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The members of one line's object, read with errors that say where. */
final class Fields {
    private final String file;
    private final int line;
    private final JsonNode object;

    Fields(String file, int line, JsonNode object) {
        this.file = file;
        this.line = line;
        this.object = object;
    }

    Collection<String> names() {
        return object.propertyNames();
    }

    boolean has(String key) {
        return object.has(key) && !object.get(key).isNull();
    }

    JsonNode get(String key) {
        return object.get(key);
    }

    InvalidInputException wrong(String key, String problem, String hint) {
        return InvalidInputException.at(file, line, key, problem, hint);
    }

    String string(String key) {
        return string(key, get(key));
    }

    private String string(String key, JsonNode node) {
        if (!node.isString()) {
            throw wrong(key, "must be a string, is " + show(node), "");
        }
        return node.stringValue();
    }

    /** A string or a whole number. */
    String name(String key) {
        JsonNode node = get(key);
        if (node.isIntegralNumber()) {
            return node.asString();
        }
        String name = string(key);
        if (name.isBlank()) {
            throw wrong(key, "must not be blank", "");
        }
        return name;
    }

    double number(String key) {
        return number(key, get(key));
    }

    double number(String key, JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong(key, "must be a finite number, is " + show(node), "");
        }
        return node.doubleValue();
    }

    JsonNode object(String key) {
        JsonNode node = get(key);
        if (!node.isObject()) {
            throw wrong(
                    key, "must be an object from units to values, such as {\"\": 0, \"1\": 0.5}, is " + show(node), "");
        }
        return node;
    }

    List<JsonNode> list(String key) {
        JsonNode node = get(key);
        if (!node.isArray()) {
            throw wrong(key, "must be a list, is " + show(node), "");
        }
        return List.copyOf(node.values());
    }

    List<String> strings(String key) {
        List<String> strings = new ArrayList<>();
        for (JsonNode item : list(key)) {
            strings.add(string(key + "[" + strings.size() + "]", item));
        }
        return strings;
    }

    double[] numbers(String key, int count, String which) {
        List<JsonNode> items = list(key);
        if (items.size() != count) {
            throw wrong(key, "must hold " + count + " numbers (" + which + "), holds " + items.size(), "");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(key + "[" + i + "]", items.get(i));
        }
        return numbers;
    }

    int[] counts(String key, int count) {
        double[] numbers = numbers(key, count, "one for each unit");
        int[] counts = new int[count];
        for (int i = 0; i < count; i++) {
            counts[i] = (int) numbers[i];
            if (counts[i] != numbers[i] || counts[i] < 1 || counts[i] > 1_000_000) {
                throw wrong(key + "[" + i + "]", "must be a whole number from 1 to 1000000, is " + numbers[i], "");
            }
        }
        return counts;
    }

    static String show(JsonNode node) {
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}

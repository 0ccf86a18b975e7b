package dev.goodhart.scoring;

import dev.goodhart.credit.Coalition;
import dev.goodhart.credit.UnitSplit;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines of JSON. */
public final class ScoredTextReader {
    private static final Set<String> KEYS = Set.of(
            "id",
            "prompt",
            "units",
            "text",
            "steps",
            "score",
            "values",
            "prefix_scores",
            "attention",
            "tree",
            "tokens_per_unit",
            "kl");
    private static final List<String> TEXT_KEYS = List.of("units", "text", "steps");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Python writes NaN. It is read to be refused by name.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String file;
    private final UnitSplit split;

    /**
     * Makes a reader.
     *
     * @param file the file's name, for errors
     * @param split how a text without units is split
     */
    public ScoredTextReader(String file, UnitSplit split) {
        this.file = file;
        this.split = split;
    }

    /**
     * Reads a line.
     *
     * @param line its number
     * @param json a JSON object
     * @return what it says
     * @throws InvalidInputException if it says nothing that can be used
     */
    public ScoredText read(int line, String json) {
        Fields fields = new Fields(file, line, parse(line, json));
        checkNames(fields);
        List<JsonNode> steps = fields.has("steps") ? fields.list("steps") : null;
        List<String> units = units(fields, steps);
        int n = units.size();
        int[] tokens = fields.has("tokens_per_unit") ? fields.counts("tokens_per_unit", n) : null;
        return new ScoredText(
                line,
                fields.has("id") ? fields.name("id") : Integer.toString(line),
                fields.has("prompt") ? fields.string("prompt") : "",
                units,
                steps,
                fields.has("score") ? (Double) fields.number("score") : null,
                fields.has("values") ? values(fields, n) : null,
                fields.has("prefix_scores") ? fields.numbers("prefix_scores", n + 1, "v of 0, 1, ..., N units") : null,
                fields.has("attention") ? fields.numbers("attention", n, "one for each unit") : null,
                fields.has("tree") ? TreeReader.read(fields, n) : null,
                tokens,
                fields.has("kl") ? fields.numbers("kl", tokens(tokens, n), "one for each token") : null);
    }

    private static int tokens(int @Nullable [] perUnit, int units) {
        if (perUnit == null) {
            return units;
        }
        int sum = 0;
        for (int count : perUnit) {
            sum = Math.addExact(sum, count);
        }
        return sum;
    }

    private JsonNode parse(int line, String json) {
        if (json.isBlank()) {
            throw InvalidInputException.at(file, line, "", "must be a JSON object, is blank", "remove the line");
        }
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!node.isObject()) {
                boolean array = json.strip().startsWith("[");
                throw InvalidInputException.at(
                        file,
                        line,
                        "",
                        "must be a JSON object such as {\"text\": \"...\"}, is " + Fields.show(node),
                        array ? "write one object a line, not one list" : "");
            }
            return node;
        } catch (JacksonException e) {
            boolean cut = e.getOriginalMessage().contains("end-of-input");
            throw InvalidInputException.at(
                    file,
                    line,
                    "",
                    "must be one JSON object: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    cut ? "the object is spread over several lines; write it on one" : "");
        }
    }

    private static void checkNames(Fields fields) {
        for (String name : fields.names()) {
            String near = KEYS.contains(name) ? "" : Suggestion.closest(name, KEYS);
            if (!near.isEmpty() && !fields.has(near)) {
                throw fields.wrong(name, "is no key", "you meant '" + near + "'");
            }
        }
    }

    private List<String> units(Fields fields, @Nullable List<JsonNode> steps) {
        List<String> given = TEXT_KEYS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            throw fields.wrong(
                    "",
                    "must have one of units, text and steps, has "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)),
                    "");
        }
        List<String> units = new ArrayList<>();
        if (steps != null) {
            steps.forEach(step -> units.add(step.isString() ? step.stringValue() : step.toString()));
        } else if (fields.has("units")) {
            units.addAll(fields.strings("units"));
        } else {
            units.addAll(split.split(fields.string("text")));
        }
        if (units.isEmpty()) {
            throw fields.wrong(given.getFirst(), "must hold at least one unit, holds nothing", "");
        }
        if (units.contains("")) {
            throw fields.wrong(
                    given.getFirst(), "must have no empty unit, unit " + (units.indexOf("") + 1) + " is", "");
        }
        return List.copyOf(units);
    }

    private static Map<Coalition, Double> values(Fields fields, int units) {
        Map<Coalition, Double> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : fields.object("values").properties()) {
            String key = "values[\"" + entry.getKey() + "\"]";
            Coalition coalition = coalition(fields, key, entry.getKey(), units);
            if (values.put(coalition, fields.number(key, entry.getValue())) != null) {
                throw fields.wrong(key, "is there twice, in another order", "");
            }
        }
        return values;
    }

    private static Coalition coalition(Fields fields, String key, String text, int units) {
        Coalition coalition = Coalition.none(units);
        if (text.isBlank()) {
            return coalition;
        }
        for (String part : text.split(",", -1)) {
            int unit;
            try {
                unit = Integer.parseInt(part.strip());
            } catch (NumberFormatException e) {
                throw fields.wrong(key, "must name units by number, such as \"1,3\", or be \"\" for none of them", "");
            }
            if (unit < 1 || unit > units) {
                throw fields.wrong(key, "must name units from 1 to " + units + ", names " + unit, "");
            }
            if (coalition.contains(unit - 1)) {
                throw fields.wrong(key, "must name a unit once, names " + unit + " twice", "");
            }
            coalition = coalition.with(unit - 1);
        }
        return coalition;
    }
}

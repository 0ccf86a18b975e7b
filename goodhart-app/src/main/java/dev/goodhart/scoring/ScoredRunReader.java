package dev.goodhart.scoring;

import dev.goodhart.attribution.Execution;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import dev.goodhart.reward.StepEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads runs of an agent from lines of JSON: {@code id}, {@code task}, {@code turns}, {@code reward}, {@code end}. A turn has {@code
 * observation}, {@code action} and {@code executed}, or {@code features} in place of the first two.
 */
public final class ScoredRunReader {
    private static final Set<String> KEYS = Set.of("id", "task", "turns", "reward", "end");
    private static final Set<String> TURN_KEYS = Set.of("observation", "action", "executed", "features");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Python writes NaN. It is read to be refused by name.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String file;
    private final double low;
    private final double high;

    /**
     * Makes a reader.
     *
     * @param file the file's name, for errors
     * @param low the least reward that is accepted
     * @param high the greatest
     */
    public ScoredRunReader(String file, double low, double high) {
        this.file = file;
        this.low = low;
        this.high = high;
    }

    /**
     * Parses a line.
     *
     * @param line its number
     * @param json its text
     * @return the object
     * @throws InvalidInputException if it is none
     */
    public JsonNode parse(int line, String json) {
        if (json.isBlank()) {
            throw InvalidInputException.at(file, line, "", "must be a JSON object, is blank", "remove the line");
        }
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isObject()) {
                return node;
            }
            throw InvalidInputException.at(
                    file,
                    line,
                    "",
                    "must be a JSON object such as {\"turns\": [...], \"reward\": 1}, is " + Fields.show(node),
                    json.strip().startsWith("[") ? "write one object a line, not one list" : "");
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

    /**
     * Reads a line.
     *
     * @param line its number
     * @param json a JSON object
     * @return the run
     * @throws InvalidInputException if it says nothing that can be used
     */
    public ScoredRun read(int line, String json) {
        Fields fields = new Fields(file, line, parse(line, json));
        checkNames(fields, "", KEYS);
        if (!fields.has("turns")) {
            throw fields.wrong("turns", "must be a list of turns, is missing", "");
        }
        List<JsonNode> items = fields.list("turns");
        if (items.isEmpty()) {
            throw fields.wrong(
                    "turns", "must hold at least one turn, is empty", "leave out runs in which nothing was done");
        }
        List<Turn> turns = new ArrayList<>();
        for (JsonNode item : items) {
            turns.add(turn(fields, line, turns.size(), item));
            if (turns.getLast().features().length != turns.getFirst().features().length) {
                throw fields.wrong(
                        "turns[" + (turns.size() - 1) + "]",
                        "must have features as the first turn has ("
                                + turns.getFirst().features().length + "), has "
                                + turns.getLast().features().length,
                        "");
            }
        }
        return new ScoredRun(
                fields.has("id") ? fields.name("id") : Integer.toString(line),
                fields.has("task") ? fields.string("task") : "",
                turns,
                reward(fields),
                end(fields));
    }

    private double reward(Fields fields) {
        if (!fields.has("reward")) {
            throw fields.wrong("reward", "must be the score of the run, is missing", "");
        }
        double reward = fields.number("reward");
        if (reward < low || reward > high) {
            throw fields.wrong(
                    "reward",
                    "must be in [" + low + ", " + high + "], is " + reward,
                    "--range states what rewards can be, such as --range 0,100");
        }
        return reward;
    }

    private static StepEnd end(Fields fields) {
        if (!fields.has("end")) {
            return StepEnd.CONTINUING;
        }
        return switch (fields.string("end")) {
            case "terminated" -> StepEnd.TERMINATED;
            case "truncated" -> StepEnd.TRUNCATED;
            default ->
                throw fields.wrong("end", "must be terminated or truncated, is '" + fields.string("end") + "'", "");
        };
    }

    private Turn turn(Fields run, int line, int index, JsonNode item) {
        String path = "turns[" + index + "]";
        if (!item.isObject()) {
            throw run.wrong(
                    path,
                    "must be an object such as {\"observation\": \"...\", \"action\": \"...\"}, is "
                            + Fields.show(item),
                    "");
        }
        Fields fields = new Fields(file, line, item);
        checkNames(fields, path + ".", TURN_KEYS);
        Execution execution = execution(run, path, fields);
        if (fields.has("features") == fields.has("action")) {
            throw run.wrong(path, "must have either features, or an action (and an observation)", "");
        }
        if (fields.has("features")) {
            int count = fields.list("features").size();
            if (count == 0) {
                throw run.wrong(path + ".features", "must hold at least one number, is empty", "");
            }
            return Turn.of(fields.numbers("features", count, path), execution);
        }
        return Turn.of(
                fields.has("observation") ? fields.string("observation") : "", fields.string("action"), execution);
    }

    private static Execution execution(Fields run, String path, Fields fields) {
        if (!fields.has("executed")) {
            return Execution.UNKNOWN;
        }
        JsonNode executed = fields.get("executed");
        if (!executed.isBoolean()) {
            throw run.wrong(path + ".executed", "must be true or false, is " + Fields.show(executed), "");
        }
        return executed.booleanValue() ? Execution.EXECUTED : Execution.REFUSED;
    }

    private static void checkNames(Fields fields, String path, Set<String> known) {
        for (String name : fields.names()) {
            String near = known.contains(name) ? "" : Suggestion.closest(name, known);
            if (!near.isEmpty() && !fields.has(near)) {
                throw fields.wrong(path + name, "is no key", "you meant '" + near + "'");
            }
        }
    }
}

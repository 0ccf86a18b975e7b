package dev.goodhart.goalconditioned.input;

import dev.goodhart.input.InvalidInputException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A line of a file of sequences.
 *
 * @param file the file, for messages
 * @param line its number, from 1
 * @param node the JSON object
 */
public record SequenceLine(String file, int line, JsonNode node) {
    /**
     * An error about a field.
     *
     * @param key the key, empty when it is about the line
     * @param problem what was expected and what came
     * @param hint a likely remedy, empty for none
     * @return the exception, to be thrown
     */
    public InvalidInputException error(String key, String problem, String hint) {
        return InvalidInputException.at(file, line, key, problem, hint);
    }

    /**
     * A text or a number.
     *
     * @param key its key
     * @return what it says; empty if it is missing
     * @throws InvalidInputException if it is a list or an object
     */
    public String text(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isContainer()) {
            throw error(key, "must be a text or a number", "");
        }
        return value.asString();
    }

    /**
     * A truth value: true, false, 1 or 0.
     *
     * @param key its key
     * @return nothing if it is missing
     * @throws InvalidInputException if it is anything else
     */
    public Optional<Boolean> flag(String key) {
        String text = text(key);
        return switch (text) {
            case "" -> Optional.empty();
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> throw error(key, "must be true or false, is '" + text + "'", "");
        };
    }

    /** {@return how many of an answer's steps there are of a kind, for messages} */
    JsonNode required(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw error(key, "is missing", "");
        }
        return value;
    }
}

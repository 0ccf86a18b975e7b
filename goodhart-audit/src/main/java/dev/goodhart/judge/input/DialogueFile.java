package dev.goodhart.judge.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.input.TextFile;
import dev.goodhart.judge.text.Dialogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads dialogues, in one of two forms:
 *
 * <ul>
 *   <li>{@code .json}: one object from system to its list of dialogues, each with {@code messages}. The file's name is the context, and
 *       items are numbered within it, so that no item of one file is taken for one of another.
 *   <li>anything else: a table, best JSON lines, with {@code system} (or {@code model}), {@code messages} or {@code text}, and if there
 *       are such {@code context} (or {@code language}; otherwise the file's name) and {@code item} (or {@code id}).
 * </ul>
 *
 * <p>A message is an object with {@code message}, {@code content} or {@code text}, and {@code from_type} or {@code role}. Dialogues without
 * words are left out.
 */
public final class DialogueFile {
    private static final int MAX_BYTES = 1 << 30;
    private static final List<String> WORDS = List.of("message", "content", "text");
    private static final List<String> ROLES = List.of("from_type", "role");

    private DialogueFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its dialogues, at least one
     * @throws InvalidInputException if it cannot be read or is no such file
     */
    public static List<Dialogue> read(Path file) {
        List<Dialogue> dialogues = new ArrayList<>();
        if (file.toString().endsWith(".json")) {
            readCorpus(file, dialogues);
        } else {
            ScoreColumns columns = ScoreColumns.defaults();
            NamedRows.read(file, columns.named(), row -> dialogues.add(row(row, columns)));
        }
        dialogues.removeIf(d -> d.text().isBlank());
        if (dialogues.isEmpty()) {
            throw InvalidInputException.at(file.toString(), 0, "", "must hold dialogues with words, holds none", "");
        }
        return List.copyOf(dialogues);
    }

    private static void readCorpus(Path file, List<Dialogue> dialogues) {
        String name = file.toString();
        JsonNode root = parsed(name, 0, TextFile.read(file, MAX_BYTES));
        if (!root.isObject()) {
            throw InvalidInputException.at(
                    name, 0, "", "must be a JSON object from system to its dialogues", "JSON lines end in .jsonl");
        }
        String context = ScoreFile.stem(name);
        for (Map.Entry<String, JsonNode> system : root.properties()) {
            if (!system.getValue().isArray()) {
                throw InvalidInputException.at(name, 0, system.getKey(), "must be a list of dialogues", "");
            }
            int number = 0;
            for (JsonNode dialogue : system.getValue()) {
                String key = system.getKey() + "[" + number + "]";
                number++;
                dialogues.add(new Dialogue(
                        context,
                        system.getKey(),
                        context + ":" + number,
                        turns(name, 0, key + ".messages", dialogue.path("messages"))));
            }
        }
    }

    private static Dialogue row(NamedRow row, ScoreColumns columns) {
        String context =
                ScoreColumns.first(columns.context(), row).map(row::text).orElseGet(() -> ScoreFile.stem(row.file()));
        String system = ScoreColumns.first(columns.system(), row).map(row::text).orElse("");
        if (system.isEmpty() || context.isEmpty()) {
            throw row.error("", "must name a system and a context, has " + String.join(", ", row.columns()), "");
        }
        String item = ScoreColumns.first(columns.item(), row)
                .map(row::text)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> row.file() + ":" + row.line());
        List<Dialogue.Turn> turns;
        if (row.has("messages")) {
            turns = turns(row.file(), row.line(), "messages", parsed(row.file(), row.line(), row.text("messages")));
        } else if (row.has("text")) {
            turns = List.of(new Dialogue.Turn("", row.text("text")));
        } else {
            throw row.error("", "must have messages or text, has " + String.join(", ", row.columns()), "");
        }
        return new Dialogue(context, system, item, turns);
    }

    private static List<Dialogue.Turn> turns(String file, int line, String key, JsonNode messages) {
        if (!messages.isArray()) {
            throw InvalidInputException.at(file, line, key, "must be a list of messages", "");
        }
        List<Dialogue.Turn> turns = new ArrayList<>();
        for (JsonNode message : messages) {
            turns.add(new Dialogue.Turn(first(message, ROLES), first(message, WORDS)));
        }
        return turns;
    }

    private static String first(JsonNode message, List<String> keys) {
        return keys.stream()
                .map(message::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    static JsonNode parsed(String file, int line, String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            int at = line == 0 && e.getLocation() != null ? e.getLocation().getLineNr() : line;
            throw InvalidInputException.at(file, at, "", "is not JSON: " + e.getOriginalMessage(), "");
        }
    }
}

package dev.goodhart.arena.input;

import dev.goodhart.arena.Match;
import dev.goodhart.arena.Verdict;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code human_answers.json} and {@code banned_workers.json} of the BASALT evaluation dataset (Milani et al. 2023, arXiv
 * 2312.02405): an array of {@code {task, worker_id, episodes: [{agent_name, seed}, ...], result: {is_draw, eval_metadata:
 * {win_player, responses}}}}, newest first. The first episode is the left one, {@code p1}.
 *
 * <p>{@code responses.comparisons} is an array of {@code {question, answer}}: which of the two was better in one factor, answered by {@code p1},
 * {@code p2}, {@code draw} or nothing. Each question becomes a factor of the match by its own words. {@code responses.direct_question}, what
 * was ticked for each recording alone, and {@code responses.justificationText} are not read.
 */
public final class BeddFile {
    private static final int MAX_BYTES = 1 << 29;

    private final String file;

    private BeddFile(String file) {
        this.file = file;
    }

    /** The matches of a text in the order in which they were judged, the reverse of the file's. */
    static List<Match> matches(String file, String text) {
        BeddFile reader = new BeddFile(file);
        JsonNode answers = reader.array(text);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            matches.add(reader.match("[" + i + "]", answers.get(i)));
        }
        if (matches.isEmpty()) {
            throw reader.error("", "must have an entry for each comparison, has none");
        }
        return matches.reversed();
    }

    /** Whether a text begins like a JSON array of objects, or is an empty one. */
    static boolean looksLike(String text) {
        String start = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
        return start.startsWith("[")
                && (start.substring(1).stripLeading().startsWith("{")
                        || start.substring(1).strip().equals("]"));
    }

    /**
     * Reads a list of judges to leave out: an array of {@code {workerId}} or of names.
     *
     * @param path the file
     * @return the names in the order of the file
     * @throws InvalidInputException if it cannot be read or is no such array
     */
    public static Set<String> bannedWorkers(Path path) {
        BeddFile reader = new BeddFile(path.toString());
        JsonNode workers = reader.array(TextFile.read(path, MAX_BYTES));
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < workers.size(); i++) {
            JsonNode worker = workers.get(i);
            String key = "[" + i + "]";
            names.add(worker.isObject() ? reader.name(key, worker, "workerId") : reader.text(key, worker));
        }
        return names;
    }

    private JsonNode array(String text) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw error("", "is not JSON: " + e.getOriginalMessage());
        }
        if (!root.isArray()) {
            throw error("", "must be a JSON array");
        }
        return root;
    }

    private Match match(String key, JsonNode answer) {
        if (!answer.isObject()) {
            throw error(key, "must be a JSON object");
        }
        JsonNode episodes = answer.path("episodes");
        if (!episodes.isArray() || episodes.size() != 2) {
            throw error(key + ".episodes", "must be an array of two, the sides of the comparison");
        }
        String left = name(key + ".episodes[0]", episodes.get(0), "agent_name");
        String right = name(key + ".episodes[1]", episodes.get(1), "agent_name");
        String seed = seed(episodes.get(0));
        if (!seed.equals(seed(episodes.get(1)))) {
            throw error(
                    key + ".episodes[1].seed",
                    "must be that of the other side (" + seed + "), is " + seed(episodes.get(1)));
        }
        if (left.equals(right)) {
            throw error(key + ".episodes[1].agent_name", "must be another entrant than '" + left + "'");
        }
        return new Match(
                name(key, answer, "task"),
                seed,
                left,
                right,
                verdict(key, answer),
                name(key, answer, "worker_id"),
                factors(key, answer));
    }

    private Verdict verdict(String key, JsonNode answer) {
        JsonNode draw = answer.path("result").path("is_draw");
        if (!draw.isBoolean()) {
            throw error(key + ".result.is_draw", "must be true or false");
        }
        if (draw.asBoolean()) {
            return Verdict.DRAW;
        }
        String at = ".result.eval_metadata";
        String winner = name(key + at, answer.path("result").path("eval_metadata"), "win_player");
        return switch (winner) {
            case "p1" -> Verdict.LEFT;
            case "p2" -> Verdict.RIGHT;
            default -> throw error(key + at + ".win_player", "must be p1 or p2, is '" + winner + "'");
        };
    }

    private Map<String, Verdict> factors(String key, JsonNode answer) {
        JsonNode comparisons =
                answer.path("result").path("eval_metadata").path("responses").path("comparisons");
        Map<String, Verdict> factors = new HashMap<>();
        for (int i = 0; i < comparisons.size(); i++) {
            String at = key + ".result.eval_metadata.responses.comparisons[" + i + "]";
            JsonNode comparison = comparisons.get(i);
            String said = comparison.path("answer").asString("");
            if (!said.isEmpty()) {
                factors.put(name(at, comparison, "question"), verdict(at + ".answer", said));
            }
        }
        return factors;
    }

    private Verdict verdict(String key, String said) {
        return switch (said) {
            case "p1" -> Verdict.LEFT;
            case "p2" -> Verdict.RIGHT;
            case "draw" -> Verdict.DRAW;
            default -> throw error(key, "must be p1, p2 or draw, is '" + said + "'");
        };
    }

    private static String seed(JsonNode episode) {
        JsonNode seed = episode.path("seed");
        return seed.isValueNode() && !seed.isNull() ? seed.asString() : "";
    }

    private String name(String key, JsonNode node, String field) {
        if (!node.has(field)) {
            throw error(key + "." + field, "is missing");
        }
        return text(key + "." + field, node.get(field));
    }

    private String text(String key, JsonNode value) {
        if ((!value.isString() && !value.isNumber()) || value.asString().isBlank()) {
            throw error(key, "must be a name, is " + (value.isContainer() ? "none" : value.toString()));
        }
        return value.asString().strip();
    }

    private InvalidInputException error(String key, String problem) {
        return InvalidInputException.at(file, 0, key, problem, "");
    }
}

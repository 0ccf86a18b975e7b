package dev.goodhart.goalconditioned.input;

import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.goalconditioned.SequencePair;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextLines;
import dev.goodhart.representation.TrajectoryTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON lines whose fields are texts, lists of token ids, or ids of trajectories.
 *
 * @param lines at least one
 */
public record SequenceLines(List<SequenceLine> lines) {
    /** Copies the lines. */
    public SequenceLines {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param keys keys that every line must have
     * @return its lines
     * @throws InvalidInputException if it cannot be read, has no lines, or a line is no JSON object with these keys
     */
    public static SequenceLines read(Path path, List<String> keys) {
        List<SequenceLine> lines = new ArrayList<>();
        try (TextLines text = TextLines.open(path)) {
            for (Optional<String> line = text.next(); line.isPresent(); line = text.next()) {
                if (!line.get().isBlank()) {
                    SequenceLine parsed = parsed(path, text.line(), line.get());
                    keys.forEach(parsed::required);
                    lines.add(parsed);
                }
            }
        }
        if (lines.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(), 0, "", "must have a JSON object in each line, has none", "");
        }
        return new SequenceLines(lines);
    }

    private static SequenceLine parsed(Path path, int line, String text) {
        String problem = "must be a JSON object";
        try {
            JsonNode node = JsonMapper.shared().readTree(text);
            if (node.isObject()) {
                return new SequenceLine(path.toString(), line, node);
            }
        } catch (JacksonException e) {
            problem = "is not JSON: " + e.getOriginalMessage();
        }
        throw InvalidInputException.at(
                path.toString(), line, "", problem, line == 1 ? "the file is a CSV; pairs are JSON lines" : "");
    }

    /**
     * The lines as pairs.
     *
     * @param encoding how they become sequences
     * @param trajectories the trajectories that ids may name
     * @return a pair for each line
     * @throws InvalidInputException if an answer is empty, or both are the same
     */
    public List<SequencePair> pairs(SequenceEncoding encoding, Optional<TrajectoryTable> trajectories) {
        List<SequencePair> pairs = new ArrayList<>();
        for (SequenceLine line : lines) {
            if (line.required("chosen").equals(line.required("rejected"))) {
                throw line.error("rejected", "must be another answer than chosen, is the same", "");
            }
            Sequence chosen = encoding.encode(line, "chosen", trajectories);
            Sequence rejected = encoding.encode(line, "rejected", trajectories);
            pairs.add(new SequencePair(chosen, rejected));
        }
        return pairs;
    }

    /**
     * One field of every line.
     *
     * @param key its key
     * @param encoding how it becomes a sequence
     * @param trajectories the trajectories that ids may name
     * @return a sequence for each line
     * @throws InvalidInputException if one is empty or missing
     */
    public List<Sequence> sequences(String key, SequenceEncoding encoding, Optional<TrajectoryTable> trajectories) {
        return lines.stream()
                .map(line -> encoding.encode(line, key, trajectories))
                .toList();
    }
}

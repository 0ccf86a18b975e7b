package dev.goodhart.transform;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes references: CSV with a header, or JSON lines with {@code prompt}, {@code score}, {@code policy}, {@code reward_model}. */
public final class ReferenceFile {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ReferenceFile() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns what its columns are called
     * @param penalty what is subtracted for length; the same as for the answers
     * @return the references
     * @throws InvalidInputException if it cannot be read, has no row, or a score is not a finite number; the message names the line
     */
    public static ReferenceScores read(Path path, ScoreColumns columns, LengthPenalty penalty) {
        List<ReferenceScore> rows = new ArrayList<>();
        NamedRows.read(path, columns.named(penalty), row -> {
            String model = row.text(columns.rewardModel());
            if (!rows.isEmpty() && !rows.getFirst().rewardModel().equals(model)) {
                throw row.error(
                        columns.rewardModel(),
                        "must be the same in all rows, is '" + model + "' after '"
                                + rows.getFirst().rewardModel() + "'",
                        "score all references again with one reward model");
            }
            rows.add(new ReferenceScore(
                    row.has(columns.prompt()) ? row.requiredText(columns.prompt()) : "",
                    columns.penalised(row, penalty),
                    row.text(columns.policy()),
                    model));
        });
        if (rows.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(), 0, "", "must have a row for each reference answer, has none", "");
        }
        return ReferenceScores.of(rows);
    }

    /**
     * References as JSON lines. Scores are written so that they are read again exactly.
     *
     * @param references the references
     * @return one line for each, with a line end
     */
    public static String jsonLines(List<ReferenceScore> references) {
        StringBuilder out = new StringBuilder();
        for (ReferenceScore reference : references) {
            ObjectNode node = MAPPER.createObjectNode();
            node.put("prompt", reference.prompt());
            node.put("score", reference.score());
            if (!reference.policy().isEmpty()) {
                node.put("policy", reference.policy());
            }
            if (!reference.rewardModel().isEmpty()) {
                node.put("reward_model", reference.rewardModel());
            }
            out.append(MAPPER.writeValueAsString(node)).append('\n');
        }
        return out.toString();
    }
}

package dev.goodhart.judge.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads sentence embeddings that another program made: JSON lines with {@code context}, {@code system}, {@code item} and
 * {@code embedding}, a list of numbers. Items are named as {@link DialogueFile} names them.
 */
public final class EmbeddingFile {
    private static final List<NamedColumn> COLUMNS = List.of(
            new NamedColumn("context", "", true),
            new NamedColumn("system", "", true),
            new NamedColumn("item", "", true),
            new NamedColumn("embedding", "", true));

    private EmbeddingFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return vectors of one length by context, system and item
     * @throws InvalidInputException if it cannot be read, or a vector is none or of another length
     */
    public static Map<List<String>, double[]> read(Path file) {
        Map<List<String>, double[]> embeddings = new HashMap<>();
        int[] length = new int[1];
        NamedRows.read(file, COLUMNS, row -> {
            double[] vector = vector(row);
            if (length[0] != 0 && length[0] != vector.length) {
                throw row.error(
                        "embedding", "must have " + length[0] + " numbers like the first, has " + vector.length, "");
            }
            length[0] = vector.length;
            embeddings.put(List.of(row.text("context"), row.text("system"), row.text("item")), vector);
        });
        return embeddings;
    }

    private static double[] vector(NamedRow row) {
        JsonNode list = DialogueFile.parsed(row.file(), row.line(), row.text("embedding"));
        double[] vector = new double[list.size()];
        for (int i = 0; i < vector.length; i++) {
            if (!list.get(i).isNumber()) {
                throw row.error("embedding", "must be a list of numbers", "");
            }
            vector[i] = list.get(i).asDouble();
        }
        if (!list.isArray() || vector.length == 0) {
            throw row.error("embedding", "must be a list of numbers", "");
        }
        return vector;
    }
}

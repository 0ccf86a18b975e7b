package dev.goodhart.world;

import dev.goodhart.input.CsvTable;
import dev.goodhart.input.Row;
import dev.goodhart.input.YamlNode;
import dev.goodhart.input.YamlRow;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table written in the world file or in a CSV beside it.
 *
 * @param directory where the world file lies, null for text that lies nowhere
 */
record RowReader(@Nullable Path directory) {
    static final int MAX_ROWS = 20_000_000;

    void read(YamlNode node, List<String> columns, Consumer<Row> reader) {
        if (node.kind() == YamlNode.Kind.LIST) {
            node.asList().forEach(item -> reader.accept(YamlRow.of(item, columns)));
        } else {
            CsvTable.read(beside(node), columns, MAX_ROWS, reader::accept);
        }
    }

    /** A file in the world file's directory or below; a world from a stranger shall not read elsewhere. */
    private Path beside(YamlNode node) {
        if (node.kind() != YamlNode.Kind.SCALAR) {
            throw node.error("must be a list of rows or the name of a CSV file, is " + node.describe(), "");
        }
        if (directory == null) {
            throw node.error("must be a list of rows: there is no directory to find a CSV in", "");
        }
        Path path;
        try {
            path = Path.of(node.asText()).normalize();
        } catch (InvalidPathException e) {
            throw node.error("must be the name of a CSV file, is " + node.describe(), "");
        }
        if (path.isAbsolute() || path.startsWith("..")) {
            throw node.error("must be a CSV file beside the world file, is " + node.describe(), "");
        }
        Path file = directory.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw node.error("must be a list of rows or an existing CSV file, '" + file + "' is none", "");
        }
        return file;
    }
}

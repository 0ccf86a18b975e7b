package dev.goodhart.input;

import java.util.List;

/**
 * A row written as a YAML list.
 *
 * @param node the list
 */
public record YamlRow(YamlNode node) implements Row {
    /**
     * Makes a row after checking its width.
     *
     * @param node a list
     * @param columns the names of its columns
     * @return the row
     */
    public static YamlRow of(YamlNode node, List<String> columns) {
        int size = node.asList().size();
        if (size != columns.size()) {
            throw node.error("must be [" + String.join(", ", columns) + "], has " + size + " entries", "");
        }
        return new YamlRow(node);
    }

    @Override
    public String file() {
        return node.file();
    }

    @Override
    public int line() {
        return node.line();
    }

    @Override
    public String text(int column) {
        return node.asList().get(column).asText().strip();
    }

    @Override
    public double number(int column) {
        return node.asList().get(column).asNumber();
    }

    @Override
    public InvalidInputException error(int column, String problem, String hint) {
        return node.asList().get(column).error(problem, hint);
    }
}

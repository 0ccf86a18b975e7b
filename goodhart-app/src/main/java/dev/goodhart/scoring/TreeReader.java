package dev.goodhart.scoring;

import dev.goodhart.credit.OwenTree;
import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads a tree as nested lists of units from 1, such as {@code [[1, 2], 3]}; lists of more than two are halved. */
final class TreeReader {
    private static final int DEEPEST = 100;

    private TreeReader() {}

    static OwenTree read(Fields fields, int units) {
        OwenTree tree = branch(fields, fields.get("tree"), 0);
        try {
            tree.requireUnitsOnce(units);
        } catch (InvalidInputException e) {
            throw fields.wrong("tree", "does not fit the units: " + e.getMessage(), "");
        }
        return tree;
    }

    private static OwenTree branch(Fields fields, JsonNode node, int depth) {
        if (node.isInt()) {
            return OwenTree.leaf(node.intValue() - 1);
        }
        if (!node.isArray() || node.isEmpty() || depth == DEEPEST) {
            throw fields.wrong(
                    "tree",
                    "must be nested lists of units from 1, such as [[1, 2], 3], at most " + DEEPEST + " deep, has "
                            + Fields.show(node),
                    "");
        }
        List<OwenTree> branches = new ArrayList<>();
        for (JsonNode child : node.values()) {
            branches.add(branch(fields, child, depth + 1));
        }
        return OwenTree.joined(branches);
    }
}

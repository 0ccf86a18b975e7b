package dev.goodhart.command;

import dev.goodhart.design.TreeConstraint;
import dev.goodhart.input.CsvTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Row;
import dev.goodhart.input.Suggestion;
import dev.goodhart.mdp.World;
import dev.goodhart.planning.TabularPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a design can be told in files beside the world. */
final class DesignFiles {
    private static final double ROW_SUM = 1e-6;

    private DesignFiles() {}

    /** Which states are paid alike. */
    static TreeConstraint leaves(Path path, World world) {
        int[] leaf = new int[world.stateNames().size()];
        Arrays.fill(leaf, -1);
        List<String> names = new ArrayList<>();
        Map<String, Integer> states = indices(world.stateNames());
        CsvTable.read(path, List.of("state", "leaf"), leaf.length, row -> {
            int state = index(row, 0, "a state", states, world.stateNames());
            if (!names.contains(row.text(1))) {
                names.add(row.text(1));
            }
            leaf[state] = names.indexOf(row.text(1));
        });
        return new TreeConstraint(leaf, names);
    }

    /** A policy; states that are not in the file act at random. */
    static TabularPolicy policy(Path path, World world) {
        int actions = world.mdp().actions();
        double[] probability = new double[world.mdp().states() * actions];
        Map<String, Integer> states = indices(world.stateNames());
        Map<String, Integer> names = indices(world.actionNames());
        CsvTable.read(path, List.of("state", "action", "probability"), probability.length, row -> {
            int state = index(row, 0, "a state", states, world.stateNames());
            int action = index(row, 1, "an action", names, world.actionNames());
            double p = row.number(2);
            if (!(p >= 0 && p <= 1)) {
                throw row.error(2, "must be in [0, 1], is " + p, "");
            }
            probability[state * actions + action] = p;
        });
        for (int s = 0; s < world.mdp().states(); s++) {
            double sum =
                    Arrays.stream(probability, s * actions, (s + 1) * actions).sum();
            if (sum != 0 && Math.abs(sum - 1) > ROW_SUM) {
                throw new InvalidInputException(path + ": the probabilities of state '"
                        + world.stateNames().get(s) + "' must sum to 1, they sum to " + sum);
            }
            for (int row = s * actions; row < (s + 1) * actions; row++) {
                probability[row] = sum == 0 ? 1.0 / actions : probability[row] / sum;
            }
        }
        return new TabularPolicy(world.mdp().states(), actions, probability);
    }

    static Map<String, Integer> indices(List<String> names) {
        Map<String, Integer> indices = new HashMap<>();
        for (String name : names) {
            indices.put(name, indices.size());
        }
        return indices;
    }

    static int index(Row row, int column, String what, Map<String, Integer> indices, List<String> names) {
        Integer index = indices.get(row.text(column));
        if (index == null) {
            throw row.error(
                    column,
                    "must be " + what + " of the world, is '" + row.text(column) + "'",
                    Suggestion.hint(row.text(column), names));
        }
        return index;
    }
}

package dev.goodhart.survey.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import dev.goodhart.survey.EffortCost;
import dev.goodhart.survey.MultitaskAgent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code criteria:}. */
final class CriteriaReader {
    private static final double HUGE = 1e9;

    private CriteriaReader() {}

    static CriteriaEntry read(YamlNode node) {
        node.rejectUnknownKeys("values", "metrics", "cost", "moral cost", "autonomy", "crowding out", "nonnegative");
        YamlNode values = node.get("values");
        List<String> tasks = List.copyOf(values.asMap().keySet());
        if (tasks.isEmpty()) {
            throw values.error("must give each task its value, has none", "");
        }
        EffortCost cost = node.find("cost").map(c -> cost(c, tasks)).orElse(EffortCost.identity(tasks.size()));
        double[] none = new double[tasks.size()];
        MultitaskAgent agent = new MultitaskAgent(
                vector(values, tasks, true),
                vector(node.get("metrics"), tasks, true),
                cost,
                node.find("moral cost").map(m -> vector(m, tasks, false)).orElse(none),
                node.find("autonomy").map(a -> a.asNumber(0, HUGE)).orElse(0.0),
                1,
                node.find("crowding out").map(c -> c.asNumber(0, HUGE)).orElse(0.0),
                node.find("nonnegative").map(YamlNode::asBoolean).orElse(false));
        return new CriteriaEntry(tasks, agent);
    }

    private static double[] vector(YamlNode node, List<String> tasks, boolean all) {
        Map<String, YamlNode> entries = node.asMap();
        node.rejectUnknownKeys(Set.copyOf(tasks));
        double[] vector = new double[tasks.size()];
        for (int t = 0; t < vector.length; t++) {
            YamlNode entry = entries.get(tasks.get(t));
            if (entry == null && all) {
                throw node.error("must have a number for the task '" + tasks.get(t) + "'", "0 is meant");
            }
            vector[t] = entry == null ? 0 : entry.asNumber(-HUGE, HUGE);
        }
        return vector;
    }

    private static EffortCost cost(YamlNode node, List<String> tasks) {
        double[][] matrix = node.asList().stream()
                .map(row -> row.asList().stream()
                        .mapToDouble(e -> e.asNumber(-HUGE, HUGE))
                        .toArray())
                .toArray(double[][]::new);
        if (matrix.length != tasks.size()) {
            throw node.error("must have a row for each of the " + tasks.size() + " tasks, has " + matrix.length, "");
        }
        try {
            return EffortCost.of(matrix);
        } catch (InvalidInputException e) {
            throw node.error("is no cost. " + e.getMessage(), "");
        }
    }
}

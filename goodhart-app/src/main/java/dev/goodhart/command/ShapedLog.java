package dev.goodhart.command;

import dev.goodhart.shaping.GraphReward;
import dev.goodhart.shaping.ShapingMenu;
import dev.goodhart.shaping.StateGraph;
import dev.goodhart.shaping.StateGraphBuilder;
import dev.goodhart.shaping.TransitionLog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Makes a reward from a log of steps. */
record ShapedLog(Path path, TransitionLog log, double epsilon, int nodes) {
    ShapeAnswer answer(ShapeOptions options) {
        StateGraphBuilder builder = new StateGraphBuilder(
                log.columns().size(),
                new StateGraphBuilder.Settings(epsilon, nodes, StateGraphBuilder.Replacement.OLDEST, 1));
        builder.add(log.steps());
        StateGraph graph = builder.build();
        int goal = builder.node(options.vector(log.columns().size()));
        GraphReward reward = GraphReward.from(graph, options.signal(), options.settings(), options.mode(), goal);
        boolean added = reward.mode() == GraphReward.Mode.ADDED;
        double scale = options.scale();
        double[] values = Arrays.stream(added ? reward.values() : reward.potential())
                .map(v -> scale * v)
                .toArray();
        return new ShapeAnswer(
                path,
                String.format(
                        "%s: %s %s towards %s",
                        path.getFileName(),
                        reward.signal().label(),
                        added ? "added to every step" : "as a potential",
                        graph.name(goal)),
                added ? ShapingMenu.GRAPH_ADDED : ShapingMenu.GRAPH_POTENTIAL,
                graph,
                null,
                List.of(graph.name(goal)),
                new int[] {goal},
                values,
                reward.audit(),
                Double.NaN,
                "",
                List.of(log.steps().size() + " steps were read."),
                reward.warnings(),
                file -> csv(graph, values));
    }

    private String csv(StateGraph graph, double[] values) {
        StringBuilder text = new StringBuilder(String.join(",", log.columns())).append(",value\n");
        for (int v = 0; v < values.length; v++) {
            for (int i = 0; i < graph.dimension(); i++) {
                text.append(graph.position()[v * graph.dimension() + i]).append(',');
            }
            text.append(values[v]).append('\n');
        }
        return text.toString();
    }
}

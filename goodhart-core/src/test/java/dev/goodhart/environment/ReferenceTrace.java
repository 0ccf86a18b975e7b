package dev.goodhart.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An episode of the reference implementation: {@code [t][..]} rows as described beside the files. */
record ReferenceTrace(
        String task,
        String behaviour,
        double[][] state,
        double[][] observation,
        double[][] action,
        double[] reward,
        boolean terminated) {
    static List<ReferenceTrace> of(String task) {
        List<ReferenceTrace> traces = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(ReferenceTrace.class.getResourceAsStream("/gymnasium/" + task + ".json"))) {
            for (JsonNode trace : JsonMapper.shared().readTree(in).get("traces")) {
                traces.add(new ReferenceTrace(
                        task,
                        trace.get("behaviour").asString(),
                        rows(trace.get("state")),
                        rows(trace.get("observation")),
                        rows(trace.get("action")),
                        numbers(trace.get("reward")),
                        trace.get("ended").asString().equals("terminated")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return traces;
    }

    int length() {
        return reward.length;
    }

    @Override
    public String toString() {
        return task + " " + behaviour;
    }

    private static double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = node.get(i).isArray()
                    ? numbers(node.get(i))
                    : new double[] {node.get(i).asDouble()};
        }
        return rows;
    }

    private static double[] numbers(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.get(i).asDouble();
        }
        return numbers;
    }
}

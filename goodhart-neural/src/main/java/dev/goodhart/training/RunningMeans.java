package dev.goodhart.training;

import dev.goodhart.learner.Metrics;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Means of numbers by name, since they were last asked for. */
final class RunningMeans implements Metrics {
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    @Override
    public void add(String name, double value) {
        double[] sum = sums.computeIfAbsent(name, key -> new double[2]);
        sum[0] += value;
        sum[1]++;
    }

    /** The means in order of their names; begins anew. */
    Map<String, Double> take() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.keySet().stream().sorted().forEach(name -> {
            double[] sum = Objects.requireNonNull(sums.get(name));
            means.put(name, sum[0] / sum[1]);
        });
        sums.clear();
        return means;
    }

    void save(CheckpointWriter checkpoint) {
        checkpoint.text("means", String.join("\n", sums.keySet()));
        double[] values = new double[2 * sums.size()];
        int i = 0;
        for (double[] sum : sums.values()) {
            values[i++] = sum[0];
            values[i++] = sum[1];
        }
        checkpoint.put("means", values);
    }

    void restore(CheckpointReader checkpoint) {
        double[] values = new double[checkpoint.length("means")];
        checkpoint.get("means", values);
        sums.clear();
        int i = 0;
        for (String name : checkpoint.text("means").split("\n", -1)) {
            if (i < values.length) {
                sums.put(name, new double[] {values[i++], values[i++]});
            }
        }
    }
}

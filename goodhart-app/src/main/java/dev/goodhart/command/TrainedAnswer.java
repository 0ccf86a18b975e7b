package dev.goodhart.command;

import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a training run came to.
 *
 * @param folder where it is
 * @param task where was learned
 * @param learner who learned
 * @param settings the learner's settings by name
 * @param steps environment steps taken
 * @param trained the reward that was optimised
 * @param intended the reward that is wanted
 * @param curves points (steps, value) by metric, in the order of the file
 */
record TrainedAnswer(
        Path folder,
        String task,
        String learner,
        Map<String, String> settings,
        long steps,
        String trained,
        String intended,
        Map<String, List<double[]>> curves) {
    static TrainedAnswer read(
            RunFolder folder,
            String task,
            String learner,
            Map<String, String> settings,
            long steps,
            String trained,
            String intended) {
        Map<String, List<double[]>> curves = new LinkedHashMap<>();
        NamedRows.read(
                folder.curves(),
                List.of(
                        NamedColumn.required("steps", ""),
                        NamedColumn.required("metric", ""),
                        NamedColumn.required("value", "")),
                row -> curves.computeIfAbsent(row.requiredText("metric"), name -> new ArrayList<>())
                        .add(new double[] {row.number("steps"), row.number("value")}));
        return new TrainedAnswer(folder.folder(), task, learner, settings, steps, trained, intended, curves);
    }

    boolean proxy() {
        return !trained.equals(intended);
    }

    /** The evaluations by a reward. */
    List<double[]> evaluations(String reward) {
        return curves.getOrDefault("evaluation/" + reward, List.of());
    }

    double deviation(String reward) {
        List<double[]> points = curves.getOrDefault("evaluation/" + reward + "/sd", List.of());
        return points.isEmpty() ? Double.NaN : points.getLast()[1];
    }

    /** The evaluation with the highest intended return. */
    double[] peak() {
        double[] best = {0, Double.NEGATIVE_INFINITY};
        for (double[] point : evaluations(intended)) {
            if (point[1] > best[1]) {
                best = point;
            }
        }
        return best;
    }

    /** Whether the intended return fell while the proxy was optimised: the last evaluation is below both the first and the peak. */
    boolean fell() {
        List<double[]> points = evaluations(intended);
        return proxy() && points.size() > 1 && points.getLast()[1] < points.getFirst()[1];
    }

    String summary() {
        List<double[]> points = evaluations(intended);
        if (!proxy()) {
            return String.format(
                    Locale.ROOT,
                    "Mean return %.2f (episodes deviate by %.2f), %.2f before training.",
                    points.getLast()[1],
                    deviation(intended),
                    points.getFirst()[1]);
        }
        List<double[]> proxies = evaluations(trained);
        double[] peak = peak();
        return String.format(
                Locale.ROOT,
                "Optimising '%s' took it from %.2f to %.2f; '%s', which is intended, went from %.2f to %.2f"
                        + " (highest: %.2f after %.0f steps).",
                trained,
                proxies.getFirst()[1],
                proxies.getLast()[1],
                intended,
                points.getFirst()[1],
                points.getLast()[1],
                peak[1],
                peak[0]);
    }

    String text(@Nullable Path report) {
        List<String> lines = new ArrayList<>();
        lines.add(task + ": " + learner + ", " + steps + " steps");
        lines.add(TerminalText.wrapped("  ", summary()));
        lines.add("Policy: " + folder.resolve("policy.safetensors"));
        lines.add("Curves: " + folder.resolve("curves.csv") + ", and for 'tensorboard --logdir " + folder + "'");
        if (report != null) {
            lines.add("Report: " + report);
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    String json(@Nullable Path report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("task", task);
        map.put("learner", learner);
        map.put("settings", settings);
        map.put("steps", steps);
        map.put("trained", trained);
        map.put("intended", intended);
        for (String reward : proxy() ? List.of(trained, intended) : List.of(intended)) {
            Map<String, Object> evaluated = new LinkedHashMap<>();
            evaluated.put(
                    "steps", evaluations(reward).stream().map(point -> point[0]).toList());
            evaluated.put(
                    "mean", evaluations(reward).stream().map(point -> point[1]).toList());
            evaluated.put("lastDeviation", deviation(reward));
            map.put(reward, evaluated);
        }
        map.put("folder", folder.toString());
        if (report != null) {
            map.put("report", report.toString());
        }
        return AuditJson.write(map);
    }
}

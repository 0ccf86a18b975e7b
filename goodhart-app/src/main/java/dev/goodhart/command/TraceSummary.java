package dev.goodhart.command;

import dev.goodhart.environment.Task;
import dev.goodhart.figure.Numbers;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What recorded episodes earned.
 *
 * @param task the task's name
 * @param behaviour how it was acted
 * @param terms the reward's terms
 * @param lengths {@code [episodes]} steps
 * @param returns {@code [terms][episodes]} sums of the weighted terms, not discounted
 * @param terminated episodes that ended by the world's rules
 * @param truncated episodes that were cut off
 */
record TraceSummary(
        String task,
        String behaviour,
        List<String> terms,
        double[] lengths,
        double[][] returns,
        int terminated,
        int truncated) {
    static TraceSummary of(Task task, String behaviour, List<Trajectory> episodes) {
        List<String> terms = task.intended().termNames();
        double[] lengths = new double[episodes.size()];
        double[][] returns = new double[terms.size()][episodes.size()];
        int[] ends = new int[2];
        for (int i = 0; i < lengths.length; i++) {
            TransitionBatch steps = episodes.get(i).steps();
            double[][] paid = new double[terms.size()][steps.size()];
            task.intended().scoreTerms(steps, paid);
            lengths[i] = steps.size();
            for (int k = 0; k < paid.length; k++) {
                returns[k][i] = Arrays.stream(paid[k]).sum();
            }
            ends[0] += episodes.get(i).end() == StepEnd.TERMINATED ? 1 : 0;
            ends[1] += episodes.get(i).end() == StepEnd.TRUNCATED ? 1 : 0;
        }
        return new TraceSummary(task.name(), behaviour, terms, lengths, returns, ends[0], ends[1]);
    }

    double[] totals() {
        double[] totals = new double[lengths.length];
        for (double[] term : returns) {
            for (int i = 0; i < totals.length; i++) {
                totals[i] += term[i];
            }
        }
        return totals;
    }

    String headline() {
        int pieces = lengths.length - terminated - truncated;
        return task + ": " + Numbers.of((long) lengths.length) + (lengths.length == 1 ? " episode" : " episodes")
                + " of "
                + behaviour + " behaviour, "
                + Numbers.of((long) Arrays.stream(lengths).sum()) + " steps; "
                + terminated + " terminated, " + truncated + " truncated" + (pieces == 0 ? "" : ", " + pieces + " cut");
    }

    /** What an episode earned, with a heading. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("an episode's", "mean", "least", "most")));
        rows.add(row("length", lengths));
        rows.add(row("return", totals()));
        for (int k = 0; k < returns.length && returns.length > 1; k++) {
            rows.add(row("  " + terms.get(k), returns[k]));
        }
        return rows;
    }

    Map<String, Object> json(Path file, @Nullable Path report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", task);
        json.put("behaviour", behaviour);
        json.put("episodes", lengths.length);
        json.put("steps", (long) Arrays.stream(lengths).sum());
        json.put("terminated", terminated);
        json.put("truncated", truncated);
        json.put("meanReturn", mean(totals()));
        Map<String, Object> parts = new LinkedHashMap<>();
        for (int k = 0; k < returns.length; k++) {
            parts.put(terms.get(k), mean(returns[k]));
        }
        json.put("meanTerms", parts);
        json.put("written", file.toString());
        if (report != null) {
            json.put("report", report.toString());
        }
        return json;
    }

    private static List<String> row(String name, double[] values) {
        return List.of(
                name,
                Numbers.of(mean(values), 5),
                Numbers.of(Arrays.stream(values).min().orElseThrow(), 5),
                Numbers.of(Arrays.stream(values).max().orElseThrow(), 5));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}

package dev.goodhart.command;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.Task;
import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.sharpness.FieldGradient;
import dev.goodhart.sharpness.RolloutSharpness;
import dev.goodhart.sharpness.SlopeReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the slope of a critic adds up along what a policy does, an estimate from products of Jacobians by differences.
 *
 * @param task where
 * @param reward under which reward
 * @param discount the critic's
 * @param horizon rewards counted
 * @param step how far differences reach, in units
 * @param unit {@code [state and action]} what 1 stands for, in their own units
 * @param stateDim how many of these numbers are of the state
 * @param starts {@code [rollouts][state and action]} where they begin, in units
 * @param rollouts what came of each
 */
record SharpnessRollouts(
        String task,
        String reward,
        double discount,
        int horizon,
        double step,
        double[] unit,
        int stateDim,
        double[][] starts,
        List<RolloutSharpness> rollouts) {
    private static final double USUAL_DISCOUNT = 0.99;
    private static final int USUAL_HORIZON = 60;

    static SharpnessRollouts of(RunFolder folder, @Nullable Path model, int count, SharpnessOptions options) {
        RunFolder.Description run = folder.described();
        TrainingGround ground = TrainingGround.of(run.source(), run.timeLimit());
        Task task = ground.task();
        if (!(task.spec().actions() instanceof ActionSpace.Box)) {
            throw InvalidInputException.at(
                    folder.folder().toString(),
                    0,
                    "",
                    "must be a run on a task with continuous actions, '" + task.name() + "' has numbered ones",
                    "");
        }
        boolean learned = model == null && Files.exists(folder.rewardModel());
        try (NetworkPolicy policy = NetworkPolicy.load(folder.policy(), task.spec());
                OptimisedReward optimised = OptimisedReward.of(
                        ground,
                        model == null && !learned ? run.reward() : null,
                        learned ? folder.rewardModel() : model)) {
            RewardBreakdown reward = optimised.exercise().trained();
            int horizon = options.horizonOr(USUAL_HORIZON);
            double discount = options.discountOr(USUAL_DISCOUNT);
            PolicyWorld world = new PolicyWorld(task, policy, reward);
            double[][] starts = new double[count][];
            for (int i = 0; i < count; i++) {
                starts[i] = world.start(options.seed, i);
            }
            double[] unit = options.raw ? ones(world.dim()) : world.deviations(starts, horizon);
            List<RolloutSharpness> rollouts = new ArrayList<>();
            for (double[] start : starts) {
                for (int d = 0; d < unit.length; d++) {
                    start[d] /= unit[d];
                }
                rollouts.add(followed(world, unit, start, discount, horizon, options.step));
            }
            return new SharpnessRollouts(
                    task.name(),
                    reward.name(),
                    discount,
                    horizon,
                    options.step,
                    unit,
                    world.stateDim(),
                    starts,
                    rollouts);
        }
    }

    private static RolloutSharpness followed(
            PolicyWorld world, double[] unit, double[] start, double discount, int horizon, double step) {
        try {
            return RolloutSharpness.of(
                    world.map(unit),
                    FieldGradient.ofDifferences(world.reward(unit), unit.length, step),
                    start,
                    discount,
                    horizon,
                    step);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "A rollout of " + horizon + " rewards cannot be followed: " + e.getMessage(), e);
        }
    }

    private static double[] ones(int dim) {
        double[] ones = new double[dim];
        Arrays.fill(ones, 1);
        return ones;
    }

    double steepest() {
        return quantile(RolloutSharpness::slope, 1);
    }

    double quantile(ToDoubleFunction<RolloutSharpness> figure, double p) {
        return overStarts(figure).quantile(p);
    }

    private SlopeReport overStarts(ToDoubleFunction<RolloutSharpness> figure) {
        return new SlopeReport(rollouts.stream().mapToDouble(figure).toArray(), new double[0], 0);
    }

    /** How far a small change at the start has grown k steps later. */
    static ToDoubleFunction<RolloutSharpness> expansion(int k) {
        return rollout -> rollout.expansion()[k];
    }

    /** The most that a change grew at any time. */
    static double peak(RolloutSharpness rollout) {
        return Arrays.stream(rollout.expansion()).max().orElse(1);
    }

    String heading() {
        return task + " under '" + reward + "', " + Numbers.of((long) rollouts.size()) + " starts, "
                + Numbers.of((long) horizon) + " rewards, discount " + Numbers.of(discount);
    }

    static String caution() {
        return "An estimate, by differences of environment and policy: it holds at these starts, and no longer where an edge of the"
                + " world or of the policy is met.";
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "median", "90 %", "largest"));
        rows.add(row("slope of the critic", RolloutSharpness::slope));
        rows.add(row("if nothing cancelled", RolloutSharpness::bound));
        rows.add(row("largest growth of a change", SharpnessRollouts::peak));
        rows.add(row("growth to the end", expansion(horizon - 1)));
        return rows;
    }

    private List<String> row(String name, ToDoubleFunction<RolloutSharpness> figure) {
        return List.of(
                name,
                Numbers.of(quantile(figure, 0.5)),
                Numbers.of(quantile(figure, 0.9)),
                Numbers.of(quantile(figure, 1)));
    }

    /** The steepest starts with a heading, in their own units. */
    List<List<String>> witnesses(int count) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("start", "slope", "growth"));
        for (int d = 0; d < unit.length; d++) {
            heading.add(name(d));
        }
        rows.add(heading);
        for (int i : steepest(count)) {
            List<String> cells = new ArrayList<>(List.of(
                    Integer.toString(i), Numbers.of(rollouts.get(i).slope()), Numbers.of(peak(rollouts.get(i)))));
            for (int d = 0; d < unit.length; d++) {
                cells.add(Numbers.of(starts[i][d] * unit[d], 3));
            }
            rows.add(cells);
        }
        return rows;
    }

    private String name(int d) {
        return d < stateDim ? "x" + d : "a" + (d - stateDim);
    }

    private int[] steepest(int count) {
        return overStarts(RolloutSharpness::slope).witnesses(count);
    }

    List<String> lines(String source) {
        List<String> lines = new ArrayList<>();
        lines.add(source + ": " + heading());
        lines.addAll(TerminalText.columns(rows()));
        lines.add("");
        lines.add("Steepest:");
        lines.addAll(TerminalText.columns(witnesses(SharpnessAnswer.WITNESSES)));
        lines.add(TerminalText.wrapped("  ! ", caution()));
        return lines;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", task);
        json.put("reward", reward);
        json.put("estimate", true);
        json.put("discount", discount);
        json.put("horizon", horizon);
        json.put("step", step);
        json.put("units", unit);
        json.put("starts", rollouts.size());
        json.put("slope", quantiles(RolloutSharpness::slope));
        json.put("withoutCancelling", quantiles(RolloutSharpness::bound));
        json.put("largestGrowth", quantiles(SharpnessRollouts::peak));
        json.put("growthToTheEnd", quantiles(expansion(horizon - 1)));
        List<Map<String, Object>> witnesses = new ArrayList<>();
        for (int i : steepest(SharpnessAnswer.WITNESSES)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("start", i);
            one.put("slope", rollouts.get(i).slope());
            one.put("withoutCancelling", rollouts.get(i).bound());
            one.put(
                    "at",
                    IntStream.range(0, unit.length)
                            .mapToDouble(d -> starts[i][d] * unit[d])
                            .toArray());
            witnesses.add(one);
        }
        json.put("witnesses", witnesses);
        return json;
    }

    private Map<String, Double> quantiles(ToDoubleFunction<RolloutSharpness> figure) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        for (double p : new double[] {0.5, 0.9, 1}) {
            quantiles.put(Double.toString(p), quantile(figure, p));
        }
        return quantiles;
    }
}

package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.CsvTable;
import dev.goodhart.mdp.World;
import dev.goodhart.planning.Planner;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.sharpness.PairSlope;
import dev.goodhart.sharpness.StatePairs;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slopes of the rewards of a finite world, exact.
 *
 * @param world the world
 * @param distance how far apart states are, in words
 * @param pairs which states were compared
 * @param rewards one for each reward
 */
record SharpnessWorld(World world, String distance, StatePairs pairs, List<RewardSlope> rewards) {
    private static final double PRECISION = 1e-10;
    private static final int MAX_ROWS = 10_000_000;

    /**
     * How steep a reward and what comes of it are.
     *
     * @param name the reward
     * @param intended whether it is the intended one
     * @param reward the steepest pair of states under one action
     * @param value the steepest pair of its optimal value function
     */
    record RewardSlope(String name, boolean intended, StatePairs.ActionSlope reward, PairSlope value) {}

    static SharpnessWorld of(Path path, @Nullable Path metric) {
        WorldFile file = WorldFile.readAnyRewards(path);
        World world = file.world();
        StatePairs pairs = metric == null ? StatePairs.neighbours(world.mdp()) : read(metric, world);
        Planner planner = new Planner(world.mdp(), PRECISION);
        List<RewardSlope> rewards = new ArrayList<>();
        for (NamedReward reward : file.rewards()) {
            double[] expected = reward.total().expected(world.mdp());
            rewards.add(new RewardSlope(
                    reward.name(),
                    reward.role() == RewardRole.INTENDED,
                    pairs.steepestUnderOneAction(expected, world.mdp().actions()),
                    pairs.steepest(planner.solve(expected).values())));
        }
        return new SharpnessWorld(
                world, metric == null ? "the fewest steps, either way" : metric.toString(), pairs, rewards);
    }

    private static StatePairs read(Path metric, World world) {
        Map<String, Integer> states = DesignFiles.indices(world.stateNames());
        Map<Long, Double> seen = new HashMap<>();
        List<StatePairs.Pair> pairs = new ArrayList<>();
        CsvTable.read(metric, List.of("state", "other", "distance"), MAX_ROWS, row -> {
            int first = DesignFiles.index(row, 0, "a state", states, world.stateNames());
            int second = DesignFiles.index(row, 1, "a state", states, world.stateNames());
            double distance = row.number(2);
            if (!(distance >= 0) || (first == second && distance != 0)) {
                throw row.error(
                        2,
                        first == second
                                ? "must be 0 from a state to itself, is " + distance
                                : "must be at least 0, is " + distance,
                        "");
            }
            if (first == second) {
                return;
            }
            int low = Math.min(first, second);
            int high = Math.max(first, second);
            Double before = seen.putIfAbsent((long) low * states.size() + high, distance);
            if (before == null) {
                pairs.add(new StatePairs.Pair(low, high, distance));
            } else if (before != distance) {
                throw row.error(2, "must be the same in both directions, was " + before + " and is " + distance, "");
            }
        });
        return new StatePairs(pairs);
    }

    double steepest() {
        return rewards.stream()
                .mapToDouble(r -> r.reward().pair().slope())
                .max()
                .orElse(0);
    }

    /** A row for each reward, with a heading. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "reward", "between", "under", "value", "between", "value / reward"));
        for (RewardSlope slope : rewards) {
            double reward = slope.reward().pair().slope();
            rows.add(List.of(
                    slope.name() + (slope.intended() ? " (intended)" : ""),
                    Numbers.of(reward),
                    between(slope.reward().pair()),
                    reward == 0 ? "" : world.actionNames().get(slope.reward().action()),
                    Numbers.of(slope.value().slope()),
                    between(slope.value()),
                    reward > 0 && Double.isFinite(reward)
                            ? Numbers.of(slope.value().slope() / reward, 3)
                            : ""));
        }
        return rows;
    }

    private String between(PairSlope pair) {
        return pair.slope() == 0
                ? ""
                : world.stateNames().get(pair.first()) + ", "
                        + world.stateNames().get(pair.second());
    }

    List<Map<String, Object>> json() {
        return rewards.stream().map(this::json).toList();
    }

    private Map<String, Object> json(RewardSlope slope) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", slope.name());
        json.put("intended", slope.intended());
        json.put("rewardSlope", slope.reward().pair().slope());
        json.put("rewardBetween", between(slope.reward().pair()));
        json.put("rewardUnder", world.actionNames().get(slope.reward().action()));
        json.put("valueSlope", slope.value().slope());
        json.put("valueBetween", between(slope.value()));
        return json;
    }
}

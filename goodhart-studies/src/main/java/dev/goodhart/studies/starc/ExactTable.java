package dev.goodhart.studies.starc;

import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import java.util.Map;

/** Part A: the distances of the four gridworld rewards, beside the recorded ones. Nothing in it is random. */
final class ExactTable {
    static final String ARM = "table";
    static final String LARGEST_DIFFERENCE = "largest difference from the recorded values";
    static final String COMPARED = "recorded values compared";

    private ExactTable() {}

    static void run(Recorder recorder) {
        for (EpicGridworld grid : EpicGridworld.both()) {
            for (StarcMetric metric : StarcMetrics.ALL) {
                for (String pair : EpicGridworld.PAIRS) {
                    recorder.metric(key(grid.name(), StarcMetrics.name(metric), pair), distance(grid, metric, pair));
                }
            }
        }
        double largest = 0;
        int compared = 0;
        for (RecordedDistances.Recorded recorded : RecordedDistances.all()) {
            if (recorded.metric().equals(StarcMetric.ofL2(recorded.metric().canonicalization()))) {
                double distance = distance(grid(recorded.grid()), recorded.metric(), recorded.pair());
                largest = Math.max(largest, Math.abs(distance - recorded.value()));
                compared++;
            }
        }
        recorder.metric(LARGEST_DIFFERENCE, largest);
        recorder.metric(COMPARED, compared);
    }

    static String key(String grid, String canonicalization, String pair) {
        return grid + " " + canonicalization + " " + pair;
    }

    static EpicGridworld grid(String name) {
        return EpicGridworld.both().stream()
                .filter(grid -> grid.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no grid '" + name + "'"));
    }

    static double distance(EpicGridworld grid, StarcMetric metric, String pair) {
        Map<String, TabularReward> rewards = EpicGridworld.rewards();
        int dash = pair.indexOf('-');
        TabularReward first = rewards.get(pair.substring(0, dash));
        TabularReward second = rewards.get(pair.substring(dash + 1));
        if (first == null || second == null) {
            throw new IllegalStateException("There is no pair '" + pair + "'");
        }
        return new RewardComparator(grid.mdp()).distance(metric, first, second);
    }
}

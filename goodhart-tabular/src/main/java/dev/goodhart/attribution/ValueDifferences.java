package dev.goodhart.attribution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Differences of estimated values: c_t = V(o_{t+1}) - V(o_t), with V the mean final reward of the visits to an observation and V(end) = R.
 *
 * <p>A potential: its sum over a run is R - V(o_1), so that at discount 1 it orders policies as R does, whatever V is, and no cycle has a
 * positive sum. It needs observations that come back.
 */
public final class ValueDifferences implements ContributionModel {
    private final Map<String, Double> value = new HashMap<>();
    private final double unseen;

    private ValueDifferences(double unseen) {
        this.unseen = unseen;
    }

    /**
     * Estimates values.
     *
     * @param runs runs in words, at least one
     * @return the contributions; an observation that was in none of the runs has the mean reward
     */
    public static ValueDifferences of(List<ScoredRun> runs) {
        Map<String, double[]> visits = new HashMap<>();
        double sum = 0;
        for (ScoredRun run : runs) {
            sum += run.reward();
            for (Turn turn : run.turns()) {
                double[] visit = visits.computeIfAbsent(key(turn), k -> new double[2]);
                visit[0] += run.reward();
                visit[1]++;
            }
        }
        ValueDifferences differences = new ValueDifferences(sum / runs.size());
        visits.forEach((observation, visit) -> differences.value.put(observation, visit[0] / visit[1]));
        return differences;
    }

    /**
     * The estimated value of an observation.
     *
     * @param observation as it is in the runs
     * @return the mean final reward after it
     */
    public double value(String observation) {
        return Objects.requireNonNullElse(value.get(observation), unseen);
    }

    @Override
    public double[] contributions(ScoredRun run) {
        double[] contributions = new double[run.length()];
        for (int t = 0; t < contributions.length; t++) {
            double next = t + 1 < contributions.length ? value(key(run.turns().get(t + 1))) : run.reward();
            contributions[t] = next - value(key(run.turns().get(t)));
        }
        return contributions;
    }

    private static String key(Turn turn) {
        if (turn.numeric()) {
            throw new IllegalArgumentException(
                    "Differences of values need observations in words that come back, the turns have numbers");
        }
        return turn.observation();
    }
}

package dev.goodhart.command;

import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardModel;
import dev.goodhart.trajectory.Trajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a learned reward says of items or of steps, with a file in which it is written down.
 *
 * @param values the score of every item, or the reward of every step
 * @param file where they are
 */
record ModelScores(double[] values, Path file) {
    private static final List<String> ITEM = List.of("id", "score", "reward", "disagreement", "rows");
    private static final List<String> STEP = List.of("episode", "t", "reward", "disagreement");

    /** A row for each item. */
    static ModelScores ofItems(RewardEnsemble ensemble, ComparedItemsOptions.Items read, Path file) {
        double[][] scores = ensemble.scores(read.items());
        double[] mean = new double[read.items().size()];
        RowsFile.write(file, ITEM, to -> {
            for (int i = 0; i < mean.length; i++) {
                double[] of = new double[scores.length];
                double reward = 0;
                int rows = read.items().length(i);
                for (int m = 0; m < of.length; m++) {
                    RewardModel member = ensemble.members().get(m);
                    of[m] = scores[m][i];
                    reward += member.meanReward(scores[m][i], rows) / of.length;
                }
                mean[i] = average(of);
                to.row(read.items().ids().get(i), mean[i], reward, deviation(of, mean[i]), rows);
            }
        });
        return new ModelScores(mean, file);
    }

    /** A row for each step of trajectories, with the reward that a learner would get for it. */
    static ModelScores ofSteps(RewardEnsemble ensemble, List<Trajectory> trajectories, Path file) {
        List<Double> all = new ArrayList<>();
        RowsFile.write(file, STEP, to -> {
            for (Trajectory trajectory : trajectories) {
                double[][] rewards = new double[ensemble.members().size()][trajectory.length()];
                for (int m = 0; m < rewards.length; m++) {
                    ensemble.members().get(m).score(trajectory.steps(), rewards[m]);
                }
                double[] of = new double[rewards.length];
                for (int t = 0; t < trajectory.length(); t++) {
                    for (int m = 0; m < of.length; m++) {
                        of[m] = rewards[m][t];
                    }
                    double mean = average(of);
                    all.add(mean);
                    to.row(trajectory.id(), t, mean, deviation(of, mean));
                }
            }
        });
        return new ModelScores(all.stream().mapToDouble(Double::doubleValue).toArray(), file);
    }

    double least() {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    double mean() {
        return average(values);
    }

    double greatest() {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double deviation(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }
}

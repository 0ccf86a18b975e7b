package dev.goodhart.training;

import dev.goodhart.learner.Metrics;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.List;

/** Adds up what every copy earned in its episode, term by term, and reports it when the episode is over. */
final class EpisodeTracker {
    private final List<RewardBreakdown> rewards;
    private final double[][][] terms;
    private final double[][][] sums;
    private final double[] lengths;

    EpisodeTracker(int copies, List<RewardBreakdown> rewards) {
        this.rewards = rewards;
        this.lengths = new double[copies];
        this.terms = new double[rewards.size()][][];
        this.sums = new double[rewards.size()][][];
        for (int r = 0; r < terms.length; r++) {
            int count = rewards.get(r).terms().size();
            terms[r] = new double[count][copies];
            sums[r] = new double[count][copies];
        }
    }

    /** Scores a step by all rewards; {@code reward} receives the sum by the first. */
    void observe(TransitionBatch step, double[] reward, Metrics metrics) {
        int copies = lengths.length;
        for (int r = 0; r < terms.length; r++) {
            rewards.get(r).scoreTerms(step, terms[r]);
            for (int k = 0; k < terms[r].length; k++) {
                for (int c = 0; c < copies; c++) {
                    sums[r][k][c] += terms[r][k][c];
                }
            }
        }
        for (int c = 0; c < copies; c++) {
            double sum = 0;
            for (double[] term : terms[0]) {
                sum += term[c];
            }
            reward[c] = sum;
            lengths[c]++;
            if (step.end()[c] != StepEnd.CONTINUING) {
                report(c, metrics);
            }
        }
    }

    private void report(int copy, Metrics metrics) {
        metrics.add("episode/length", lengths[copy]);
        lengths[copy] = 0;
        for (int r = 0; r < sums.length; r++) {
            RewardBreakdown reward = rewards.get(r);
            double total = 0;
            for (int k = 0; k < sums[r].length; k++) {
                total += sums[r][k][copy];
                if (sums[r].length > 1) {
                    metrics.add(
                            "episode/" + reward.name() + "/"
                                    + reward.termNames().get(k),
                            sums[r][k][copy]);
                }
                sums[r][k][copy] = 0;
            }
            metrics.add("episode/" + reward.name(), total);
        }
    }

    void save(CheckpointWriter checkpoint) {
        checkpoint.put("episode.lengths", lengths);
        for (int r = 0; r < sums.length; r++) {
            for (int k = 0; k < sums[r].length; k++) {
                checkpoint.put("episode." + r + "." + k, sums[r][k]);
            }
        }
    }

    void restore(CheckpointReader checkpoint) {
        checkpoint.get("episode.lengths", lengths);
        for (int r = 0; r < sums.length; r++) {
            for (int k = 0; k < sums[r].length; k++) {
                checkpoint.get("episode." + r + "." + k, sums[r][k]);
            }
        }
    }
}

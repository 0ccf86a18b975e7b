package dev.goodhart.audit.log;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Logs made for tests. */
final class Logs {
    private Logs() {}

    static RandomGenerator random(String name) {
        return SeedTree.of("log-audit-test").child(name).generator();
    }

    /** One row an episode, weights 1. */
    static EpisodeLog perEpisode(double[][] terms, double[] intended) {
        int n = intended.length;
        StepEnd[] end = new StepEnd[n];
        Arrays.fill(end, StepEnd.TERMINATED);
        double[] weights = new double[terms.length];
        Arrays.fill(weights, 1);
        return new EpisodeLog(
                IntStream.range(0, n).mapToObj(Integer::toString).toList(),
                IntStream.rangeClosed(0, n).toArray(),
                IntStream.range(0, terms.length).mapToObj(k -> "t" + k).toList(),
                weights,
                terms,
                end,
                intended,
                new int[0],
                false,
                1);
    }

    /** One term; episodes of the given lengths. */
    static EpisodeLog steps(int[] lengths, double[] values, StepEnd[] end, double[] intended) {
        int[] start = new int[lengths.length + 1];
        for (int e = 0; e < lengths.length; e++) {
            start[e + 1] = start[e] + lengths[e];
        }
        return new EpisodeLog(
                IntStream.range(0, lengths.length).mapToObj(Integer::toString).toList(),
                start,
                List.of("t0"),
                new double[] {1},
                new double[][] {values},
                end,
                intended,
                new int[0],
                true,
                1);
    }
}

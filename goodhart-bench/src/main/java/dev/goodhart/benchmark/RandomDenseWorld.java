package dev.goodhart.benchmark;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Worlds in which every action may lead everywhere, and rewards for every such transition. */
final class RandomDenseWorld {
    private static final double DISCOUNT = 0.95;

    private RandomDenseWorld() {}

    /** Rows are exponential draws divided by their sum, that is uniform over the distributions; the start is uniform. */
    static TabularMdp mdp(int states, int actions, SeedTree seed) {
        RandomGenerator random = seed.child("transitions").generator();
        double[][][] transition = new double[states][actions][];
        for (double[][] rows : transition) {
            for (int a = 0; a < actions; a++) {
                double[] draws = random.doubles(states)
                        .map(u -> -Math.log1p(-u) + Double.MIN_NORMAL)
                        .toArray();
                double sum = Arrays.stream(draws).sum();
                rows[a] = Arrays.stream(draws).map(d -> d / sum).toArray();
            }
        }
        double[] start = new double[states];
        Arrays.fill(start, 1.0 / states);
        return TabularMdp.dense(transition, start, DISCOUNT);
    }

    static TabularReward reward(int states, int actions, RandomGenerator random) {
        double[] values = new double[states * actions * states];
        Arrays.setAll(values, k -> random.nextGaussian());
        return TabularReward.dense(states, actions, values);
    }
}

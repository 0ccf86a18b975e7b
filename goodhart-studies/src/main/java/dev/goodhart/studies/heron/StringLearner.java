package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.FactorPool;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.linearreward.FeatureRows;
import dev.goodhart.linearreward.LinearBradleyTerry;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Learns policies over strings, from a reward that is given or from one that is learned of a hierarchy's labels meanwhile. */
final class StringLearner {
    /** Features of a string: its letters at every place, and its letters at every pair of places. */
    private static final FeatureRows FEATURES = features();

    private final StringSettings settings;

    /** Called after every step with the step and the exact probability of passing. */
    @FunctionalInterface
    interface Watcher {
        void saw(int step, double passing);
    }

    StringLearner(StringSettings settings) {
        this.settings = settings;
    }

    /**
     * Learns from a reward for every string.
     *
     * @param reward {@code [strings]}
     */
    StringPolicy fixed(double[] reward, RandomGenerator random, Watcher watcher) {
        StringPolicy policy = new StringPolicy();
        for (int step = 1; step <= settings.steps(); step++) {
            int[] strings = draw(policy, random);
            policy.learn(
                    strings, Arrays.stream(strings).mapToDouble(s -> reward[s]).toArray(), settings.rate());
            watcher.saw(step, policy.passing());
        }
        return policy;
    }

    /** Learns from a linear reward of all letters and pairs of letters that is fitted to a hierarchy's labels, divided by its spread in the batch. */
    StringPolicy ranked(FactorHierarchy hierarchy, RandomGenerator random, Watcher watcher) {
        StringPolicy policy = new StringPolicy();
        FactorPool pool = new FactorPool(hierarchy, settings.kept());
        int[] held = new int[settings.kept()];
        LinearBradleyTerry reward = new LinearBradleyTerry(FEATURES.width(), settings.l2());
        for (int step = 1; step <= settings.steps(); step++) {
            int[] strings = draw(policy, random);
            for (int string : strings) {
                held[
                        pool.add(
                                StringWorld.passes(string) ? 1 : 0,
                                StringWorld.compiles(string) ? 1 : 0,
                                StringWorld.similarity(string))] = string;
            }
            if ((step - 1) % settings.every() == 0) {
                learnReward(reward, pool.judge(), held, random);
            }
            double[] rewards = Arrays.stream(strings)
                    .mapToDouble(s -> FEATURES.dot(s, reward.weights()))
                    .toArray();
            double deviation = deviation(rewards);
            for (int k = 0; k < rewards.length; k++) {
                rewards[k] = deviation == 0 ? 0 : rewards[k] / deviation;
            }
            policy.learn(strings, rewards, settings.rate());
            watcher.saw(step, policy.passing());
        }
        return policy;
    }

    private void learnReward(LinearBradleyTerry reward, HierarchicalJudge judge, int[] held, RandomGenerator random) {
        for (int step = 0; step < settings.rewardSteps(); step++) {
            DecidedPairs pairs = judge.randomPairs(settings.pairs(), random);
            reward.descend(
                    FEATURES, strings(pairs.winners(), held), strings(pairs.losers(), held), settings.rewardRate());
        }
    }

    private static int[] strings(int[] places, int[] held) {
        return Arrays.stream(places).map(place -> held[place]).toArray();
    }

    private int[] draw(StringPolicy policy, RandomGenerator random) {
        int[] strings = new int[settings.samples()];
        for (int k = 0; k < strings.length; k++) {
            strings[k] = policy.draw(random);
        }
        return strings;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    private static FeatureRows features() {
        int letters = StringWorld.LETTERS;
        int single = StringWorld.LENGTH * letters;
        int pairsOfPlaces = StringWorld.LENGTH * (StringWorld.LENGTH - 1) / 2;
        FeatureRows rows = new FeatureRows(single + pairsOfPlaces * letters * letters);
        for (int string = 0; string < StringWorld.STRINGS; string++) {
            int pair = 0;
            for (int i = 0; i < StringWorld.LENGTH; i++) {
                rows.add(i * letters + StringWorld.letter(string, i), 1);
                for (int j = i + 1; j < StringWorld.LENGTH; j++) {
                    int both = StringWorld.letter(string, i) * letters + StringWorld.letter(string, j);
                    rows.add(single + pair++ * letters * letters + both, 1);
                }
            }
            rows.endRow();
        }
        return rows;
    }
}

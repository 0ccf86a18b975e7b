package dev.goodhart.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Fits and annotates on different runs: every run is split by an estimator that has not seen it. */
public final class CrossFit {
    private CrossFit() {}

    /**
     * Contributions of every run, held out.
     *
     * @param runs the runs
     * @param redistribution how rewards are spread
     * @param learner how progress is learnt
     * @param folds into how many parts the runs are dealt, at least 2; each is left out once. No more than there are runs
     * @param random deals the runs
     * @param foldDone told after every fold; what it throws ends the work
     * @return {@code [runs][turns]} contributions, not corrected
     */
    public static List<double[]> contributions(
            List<ScoredRun> runs,
            RewardRedistribution redistribution,
            ContributionLearner learner,
            int folds,
            RandomGenerator random,
            Runnable foldDone) {
        if (folds < 2 || runs.size() < 2) {
            throw new IllegalArgumentException(
                    "There must be at least 2 runs and 2 folds, are " + runs.size() + " and " + folds);
        }
        int parts = Math.min(folds, runs.size());
        int[] order = shuffled(runs.size(), random);
        double[][] held = new double[runs.size()][];
        for (int part = 0; part < parts; part++) {
            List<ScoredRun> kept = new ArrayList<>();
            for (int i = 0; i < order.length; i++) {
                if (i % parts != part) {
                    kept.add(runs.get(order[i]));
                }
            }
            ContributionModel model = redistribution.fit(kept, learner);
            for (int i = part; i < order.length; i += parts) {
                held[order[i]] = model.contributions(runs.get(order[i]));
            }
            foldDone.run();
        }
        return List.of(held);
    }

    private static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}

package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.Cycles;
import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.hierarchy.WeightedSumReward;
import dev.goodhart.study.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A way to label segments at the crossing.
 *
 * @param name the arm
 * @param order of the factors, places in {@link CrossingWorld#FACTORS}
 * @param margin standard deviations
 * @param sums whether the larger sum of standardised factors wins instead
 */
record CrossingArm(String name, int[] order, double margin, boolean sums) {
    static final String SUM_LABELS = "crossing, sum labels";
    static final String USUAL = margin(0.5);
    static final String FIRST_TWO_SWAPPED = order(2, 1, 3);
    static final String SWITCHES_FIRST = order(3, 1, 2);
    static final String REVERSED = order(3, 2, 1);

    static final String TIES = "tie share";
    static final String ACCURACY = "accuracy on labels";
    static final String CEILING = "ceiling of accuracy";

    private static final int TRIPLES = 20_000;

    static String margin(double margin) {
        return "crossing, m " + margin;
    }

    private static String order(int first, int second, int third) {
        return "crossing, order " + first + second + third;
    }

    static String share(String factor) {
        return "share decided by " + factor;
    }

    static List<CrossingArm> all() {
        List<CrossingArm> arms = new ArrayList<>();
        for (double margin : new double[] {0.25, 0.5, 1, 0}) {
            arms.add(new CrossingArm(margin(margin), new int[] {0, 1, 2}, margin, false));
        }
        arms.add(new CrossingArm(FIRST_TWO_SWAPPED, new int[] {1, 0, 2}, 0.5, false));
        arms.add(new CrossingArm(SWITCHES_FIRST, new int[] {2, 0, 1}, 0.5, false));
        arms.add(new CrossingArm(REVERSED, new int[] {2, 1, 0}, 0.5, false));
        arms.add(new CrossingArm(SUM_LABELS, new int[] {0, 1, 2}, 0, true));
        return arms;
    }

    /** Whether a claim is judged by it. */
    boolean judged() {
        return margin > 0;
    }

    static CrossingArm of(String name) {
        return all().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The study has no arm '" + name + "'"));
    }

    void run(CrossingSettings settings, RandomGenerator random, Recorder recorder) {
        CrossingWorld world = new CrossingWorld();
        FactorHierarchy hierarchy = CrossingWorld.hierarchy(order, margin);
        double[] ceiling = {Double.NaN};
        CrossingLearner.Outcome outcome = new CrossingLearner(world, settings)
                .learn(
                        hierarchy,
                        new double[] {1, 1, 1},
                        (judge, pairs, generator) -> {
                            recorder.progress(0);
                            DecidedPairs decided = judge.randomPairs(pairs, generator);
                            if (sums) {
                                ceiling[0] = 1;
                                return summed(judge, decided);
                            }
                            ceiling[0] = Cycles.of(judge, TRIPLES, 0, generator).ceiling();
                            return decided;
                        },
                        random);
        for (int f = 0; f < outcome.averages().length; f++) {
            recorder.metric(CrossingWorld.FACTORS.get(f), outcome.averages()[f]);
        }
        for (int level = 0; level < order.length && !sums; level++) {
            recorder.metric(share(hierarchy.names().get(level)), outcome.usage().share(level));
        }
        recorder.metric(TIES, outcome.usage().tieShare());
        recorder.metric(ACCURACY, outcome.accuracy());
        recorder.metric(CEILING, ceiling[0]);
    }

    /** The same pairs, won by the larger sum of factors divided by their spread over the pool. */
    private static DecidedPairs summed(HierarchicalJudge judge, DecidedPairs pairs) {
        List<String> names = judge.hierarchy().names();
        double[] deviations = names.stream()
                .mapToDouble(
                        name -> Margin.standardDeviations(1).over(judge.pool().column(name)))
                .toArray();
        return WeightedSumReward.standardised(judge.hierarchy(), deviations, 1)
                .pairs(judge.pool().columns(names), pairs.first(), pairs.second());
    }
}

package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.WeightedSumGrid;
import dev.goodhart.hierarchy.WeightedSumReward;
import dev.goodhart.planning.Planner;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Part B in other units: what they do to labels and policies of a hierarchy, and to raw sums. */
final class UnitsPart {
    static final String SAME_LABELS = "same labels in powers of two";
    static final String SAME_POLICY = "same policy in powers of two";
    static final String OTHER_POLICY = "states with another action, units ";
    static final String LEAST_QUEUE = "least queue of raw sums";
    static final String MOST_QUEUE = "most queue of raw sums";
    static final String LONG_QUEUES = "raw sums with queue above 3.5";

    /** Units in which rounding may flip a label at the margin. */
    static final List<double[]> OTHER_UNITS = List.of(new double[] {0.1, 10, 100}, new double[] {7.5, 0.01, 3});

    private static final double[] POWERS_OF_TWO = {0.125, 8, 64};

    private UnitsPart() {}

    static void run(HeronSettings settings, SeedTree seed, Recorder recorder) {
        CrossingWorld world = new CrossingWorld();
        FactorHierarchy hierarchy = CrossingWorld.hierarchy(new int[] {0, 1, 2}, 0.5);
        CrossingLearner learner = new CrossingLearner(world, settings.crossing());
        List<DecidedPairs> labels = new ArrayList<>();
        int[] plain = choice(learner, hierarchy, new double[] {1, 1, 1}, seed, labels);
        recorder.progress(0.25);
        List<DecidedPairs> scaledLabels = new ArrayList<>();
        int[] scaled = choice(learner, hierarchy, POWERS_OF_TWO, seed, scaledLabels);
        recorder.metric(SAME_LABELS, same(labels, scaledLabels) ? 1 : 0);
        recorder.metric(SAME_POLICY, Arrays.equals(plain, scaled) ? 1 : 0);
        for (double[] units : OTHER_UNITS) {
            recorder.progress(0.5);
            int[] other = choice(learner, hierarchy, units, seed, new ArrayList<>());
            int differing = 0;
            for (int s = 0; s < plain.length; s++) {
                differing += plain[s] == other[s] ? 0 : 1;
            }
            recorder.metric(OTHER_POLICY + Arrays.toString(units), differing);
        }
        rawSums(world, hierarchy, recorder);
    }

    private static int[] choice(
            CrossingLearner learner,
            FactorHierarchy hierarchy,
            double[] scale,
            SeedTree seed,
            List<DecidedPairs> labels) {
        return learner.learn(
                        hierarchy,
                        scale,
                        (judge, pairs, random) -> {
                            DecidedPairs decided = judge.randomPairs(pairs, random);
                            labels.add(decided);
                            return decided;
                        },
                        seed.generator())
                .choice();
    }

    private static boolean same(List<DecidedPairs> one, List<DecidedPairs> other) {
        for (int round = 0; round < one.size(); round++) {
            boolean equal = Arrays.equals(
                            one.get(round).first(), other.get(round).first())
                    && Arrays.equals(one.get(round).second(), other.get(round).second())
                    && Arrays.equals(one.get(round).decision(), other.get(round).decision());
            if (!equal) {
                return false;
            }
        }
        return one.size() == other.size();
    }

    private static void rawSums(CrossingWorld world, FactorHierarchy hierarchy, Recorder recorder) {
        Planner planner = new Planner(world.mdp());
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        int above = 0;
        for (WeightedSumReward sum : WeightedSumGrid.unitSettings(hierarchy, 0.1, 1, 10)) {
            double queue = ExactPart.optimum(world, planner, sum)[1];
            least = Math.min(least, queue);
            most = Math.max(most, queue);
            above += queue > 3.5 ? 1 : 0;
        }
        recorder.metric(LEAST_QUEUE, least);
        recorder.metric(MOST_QUEUE, most);
        recorder.metric(LONG_QUEUES, above);
    }
}

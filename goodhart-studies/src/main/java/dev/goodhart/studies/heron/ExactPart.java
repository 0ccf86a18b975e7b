package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.FactorEnsemble;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.WeightedSumGrid;
import dev.goodhart.hierarchy.WeightedSumReward;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.study.Recorder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Part B without learning: averages of policies that nothing random enters. */
final class ExactPart {
    static final String ONLY_BLOCKED = "only blocked";
    static final String ONLY_QUEUE = "only queue";
    static final String RAW_SUM = "raw sum";

    /** Standard deviations of the factors' means over segments of 20 steps under the random policy, in the order of the factors. */
    static final double[] DEVIATIONS = {0.07909311, 1.16810438, 0.06415329};

    private ExactPart() {}

    static String metric(String policy, int factor) {
        return policy + ": " + CrossingWorld.FACTORS.get(factor);
    }

    static String standardised(double beta) {
        return "standardised sum, beta " + beta;
    }

    static List<Double> betas() {
        return WeightedSumGrid.defaults().betas();
    }

    static void run(Recorder recorder) {
        policies(new CrossingWorld()).forEach((name, averages) -> {
            for (int f = 0; f < averages.length; f++) {
                recorder.metric(metric(name, f), averages[f]);
            }
        });
    }

    /** Averages by the name of the policy. */
    static Map<String, double[]> policies(CrossingWorld world) {
        Map<String, double[]> averages = new LinkedHashMap<>();
        int[] never = new int[world.mdp().states()];
        int[] always = never.clone();
        Arrays.fill(always, 1);
        averages.put("random", world.averages(TabularPolicy.uniform(world.mdp())));
        averages.put("never switch", world.averages(TabularPolicy.deterministic(2, never)));
        averages.put("always switch", world.averages(TabularPolicy.deterministic(2, always)));
        FactorHierarchy hierarchy = CrossingWorld.hierarchy(new int[] {0, 1, 2}, 0);
        Planner planner = new Planner(world.mdp());
        double[][] single = new double[CrossingWorld.FACTORS.size()][];
        for (int f = 0; f < single.length; f++) {
            double[] sizes = new double[single.length];
            sizes[f] = 1;
            TabularPolicy policy = planner.solve(world.reward(WeightedSumReward.raw(hierarchy, sizes)))
                    .policy();
            single[f] = policy.probability();
            averages.put("only " + CrossingWorld.FACTORS.get(f), world.averages(policy));
        }
        averages.put(RAW_SUM, optimum(world, planner, WeightedSumReward.raw(hierarchy, 1, 1, 1)));
        for (double beta : betas()) {
            averages.put(
                    standardised(beta),
                    optimum(world, planner, WeightedSumReward.standardised(hierarchy, DEVIATIONS, beta)));
        }
        for (double alpha : new double[] {1, 0.5}) {
            double[] mixed = FactorEnsemble.of(single.length, alpha).mix(single);
            averages.put(
                    "ensemble, alpha " + alpha,
                    world.averages(new TabularPolicy(world.mdp().states(), 2, mixed)));
        }
        return averages;
    }

    static double[] optimum(CrossingWorld world, Planner planner, WeightedSumReward sum) {
        return world.averages(planner.solve(world.reward(sum)).policy());
    }
}

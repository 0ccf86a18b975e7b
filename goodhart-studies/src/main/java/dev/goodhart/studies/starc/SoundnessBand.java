package dev.goodhart.studies.starc;

import dev.goodhart.comparison.OccupancyProgram;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import java.util.random.RandomGenerator;

/**
 * Part B2: in one small random world, exact worst-case regret against distance. Half of the pairs are independent, half are a reward
 * and the same mixed with noise of weight 10^U(-2, 0). A metric that is sound and complete keeps regret / distance in a band.
 */
final class SoundnessBand {
    static final String ARM = "soundness";
    static final String LOWEST = "lowest regret per distance ";
    static final String HIGHEST = "highest regret per distance ";
    static final String CUTTING_PLANES = "largest difference of cutting planes and linear program";

    private SoundnessBand() {}

    static void run(Recorder recorder, RandomGenerator random, int pairs) {
        TabularMdp mdp = RandomMdpGenerator.halved(6, 3, random);
        RewardComparator comparator = new RewardComparator(mdp);
        double[][] distances = new double[StarcMetrics.ALL.size()][pairs];
        double[] regrets = new double[pairs];
        double disagreement = 0;
        for (int i = 0; i < pairs; i++) {
            TabularReward first = RandomMdpGenerator.gaussian(mdp, random);
            TabularReward noise = RandomMdpGenerator.gaussian(mdp, random);
            double weight = i % 2 == 1 ? 1 : Math.pow(10, -2 * random.nextDouble());
            TabularReward second = first.times(1 - weight).plus(noise.times(weight));
            WorstCaseRegret cuts = WorstCaseRegret.of(mdp, first, second);
            regrets[i] = OccupancyProgram.worstCaseLoss(mdp, first, second) / cuts.span();
            disagreement = Math.max(disagreement, Math.abs(regrets[i] - cuts.regret()));
            for (int m = 0; m < distances.length; m++) {
                distances[m][i] = comparator.distance(StarcMetrics.ALL.get(m), first, second);
            }
            recorder.progress((i + 1.0) / pairs);
        }
        recorder.metric(CUTTING_PLANES, disagreement);
        for (int m = 0; m < distances.length; m++) {
            String name = StarcMetrics.name(StarcMetrics.ALL.get(m));
            double low = Double.POSITIVE_INFINITY;
            double high = 0;
            for (int i = 0; i < pairs; i++) {
                low = Math.min(low, regrets[i] / distances[m][i]);
                high = Math.max(high, regrets[i] / distances[m][i]);
            }
            recorder.metric(LOWEST + name, low);
            recorder.metric(HIGHEST + name, high);
            recorder.series(name, distances[m], regrets);
        }
    }
}

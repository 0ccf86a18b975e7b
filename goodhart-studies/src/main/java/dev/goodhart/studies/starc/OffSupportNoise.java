package dev.goodhart.studies.starc;

import dev.goodhart.comparison.OccupancyProgram;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Part B1: two opposite rewards, drowned in the same noise K N on transitions that never happen. No policy can tell the noise, so a
 * sound distance stays at 2 and worst-case regret at 1 for every K.
 */
final class OffSupportNoise {
    static final String ARM = "off-support-noise";
    static final String REGRET = "worst-case regret";

    private static final double[] WEIGHTS = {0, 1, 10, 100, 1000};

    private OffSupportNoise() {}

    static void run(Recorder recorder, RandomGenerator random) {
        TabularMdp mdp = EpicGridworld.deterministic().mdp();
        TabularReward sparse = Objects.requireNonNull(EpicGridworld.rewards().get("sparse"));
        TabularReward noise = noise(mdp, random);
        RewardComparator comparator = new RewardComparator(mdp);
        double[][] distances = new double[StarcMetrics.ALL.size()][WEIGHTS.length];
        double[] regrets = new double[WEIGHTS.length];
        for (int i = 0; i < WEIGHTS.length; i++) {
            TabularReward first = sparse.plus(noise.times(WEIGHTS[i]));
            TabularReward second = sparse.times(-1).plus(noise.times(WEIGHTS[i]));
            for (int m = 0; m < distances.length; m++) {
                distances[m][i] = comparator.distance(StarcMetrics.ALL.get(m), first, second);
            }
            double span = WorstCaseRegret.of(mdp, first, second).span();
            regrets[i] = OccupancyProgram.worstCaseLoss(mdp, first, second) / span;
        }
        for (int m = 0; m < distances.length; m++) {
            recorder.series(StarcMetrics.name(StarcMetrics.ALL.get(m)), WEIGHTS, distances[m]);
        }
        recorder.series(REGRET, WEIGHTS, regrets);
        double epic = distances[StarcMetrics.ALL.indexOf(StarcMetric.EPIC)][WEIGHTS.length - 1];
        recorder.metric("EPIC ratio", regrets[WEIGHTS.length - 1] / epic);
    }

    private static TabularReward noise(TabularMdp mdp, RandomGenerator random) {
        double[] values = RandomMdpGenerator.gaussians(mdp.states() * mdp.actions() * mdp.states(), random);
        for (int i = 0; i < values.length; i++) {
            int row = i / mdp.states();
            if (mdp.probabilityOf(row / mdp.actions(), row % mdp.actions(), i % mdp.states()) > 0) {
                values[i] = 0;
            }
        }
        return TabularReward.dense(mdp.states(), mdp.actions(), values);
    }
}

package dev.goodhart.studies.starc;

import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import java.util.random.RandomGenerator;

/** C2: rewards that differ by scale, shaping and redistribution over successors only, and what each distance makes of that. */
final class Invariance {
    static final String ARM = "invariance";
    static final String WORST = "largest distance, all three changes ";
    static final String EXCEEDING = "share of worlds with distance above 0.1 ";
    static final String SHAPED = "largest distance, shaping only ";

    private static final double SCALE = 2.5;

    private Invariance() {}

    static void run(Recorder recorder, RandomGenerator random, int worlds) {
        int metrics = StarcMetrics.ALL.size();
        double[] worst = new double[metrics];
        int[] exceeding = new int[metrics];
        double[] shapedWorst = new double[metrics];
        for (int w = 0; w < worlds; w++) {
            TabularMdp mdp = RandomMdpGenerator.halved(8, 3, random);
            TabularReward reward = RandomMdpGenerator.gaussian(mdp, random);
            TabularReward shaping = PotentialShaping.of(mdp, RandomMdpGenerator.gaussians(mdp.states(), random));
            TabularReward changed = reward.times(SCALE).plus(shaping).plus(redistribution(mdp, random));
            RewardComparator comparator = new RewardComparator(mdp);
            for (int m = 0; m < metrics; m++) {
                double distance = comparator.distance(StarcMetrics.ALL.get(m), reward, changed);
                double shaped = comparator.distance(StarcMetrics.ALL.get(m), reward, reward.plus(shaping));
                worst[m] = Math.max(worst[m], distance);
                exceeding[m] += distance > 0.1 ? 1 : 0;
                shapedWorst[m] = Math.max(shapedWorst[m], shaped);
            }
            recorder.progress((w + 1.0) / worlds);
        }
        for (int m = 0; m < metrics; m++) {
            String name = StarcMetrics.name(StarcMetrics.ALL.get(m));
            recorder.metric(WORST + name, worst[m]);
            recorder.metric(EXCEEDING + name, (double) exceeding[m] / worlds);
            recorder.metric(SHAPED + name, shapedWorst[m]);
        }
    }

    /** Gaussian noise with mean zero over the successors of every pair; off the support it needs no mean. */
    static TabularReward redistribution(TabularMdp mdp, RandomGenerator random) {
        TabularReward noise = RandomMdpGenerator.gaussian(mdp, random);
        double[] mean = noise.expected(mdp);
        for (int row = 0; row < mean.length; row++) {
            mean[row] = -mean[row];
        }
        return noise.plus(TabularReward.onStateAction(mdp.states(), mdp.actions(), mean));
    }
}

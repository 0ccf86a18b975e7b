package dev.goodhart.studies.starc;

import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.StandardizedReward;
import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * Part C: how well each distance predicts the regret of optimising the wrong reward, over the paper's mixture of worlds and rewards.
 * A pair is interpolated, R_i = R1 + (R2 - R1) i / steps, and R1 compared with every R_i.
 */
final class RegretCorrelation {
    static final String ARM = "correlation";
    static final String PEARSON = "Pearson ";
    static final String COMPARED = "reward pairs compared";
    static final String SKIPPED = "reward pairs skipped as trivial";

    private final StarcSettings settings;
    private final Recorder recorder;
    private final double[][] distances;
    private final double[] regrets;
    private int compared;
    private int skipped;

    private RegretCorrelation(StarcSettings settings, Recorder recorder) {
        int most = settings.worlds() * settings.rewardPairs() * settings.interpolationSteps();
        this.settings = settings;
        this.recorder = recorder;
        this.distances = new double[StarcMetrics.ALL.size()][most];
        this.regrets = new double[most];
    }

    static void run(Trial<StarcSettings> trial) {
        new RegretCorrelation(trial.settings(), trial.recorder()).run(trial.random());
    }

    private void run(RandomGenerator random) {
        for (int w = 0; w < settings.worlds(); w++) {
            TabularMdp mdp = RandomMdpGenerator.logits(random);
            for (int p = 0; p < settings.rewardPairs(); p++) {
                TabularReward first = RandomMdpGenerator.mixture(mdp, random);
                TabularReward second = RandomMdpGenerator.mixture(mdp, random);
                interpolate(mdp, first, second);
                recorder.progress((w + (p + 1.0) / settings.rewardPairs()) / settings.worlds());
            }
        }
        recorder.metric(COMPARED, compared);
        recorder.metric(SKIPPED, skipped);
        double[] y = Arrays.copyOf(regrets, compared);
        for (int m = 0; m < distances.length; m++) {
            double[] x = Arrays.copyOf(distances[m], compared);
            String name = StarcMetrics.name(StarcMetrics.ALL.get(m));
            recorder.series(name, x, y);
            recorder.metric(PEARSON + name, compared < 2 ? Double.NaN : new PearsonsCorrelation().correlation(x, y));
        }
    }

    private void interpolate(TabularMdp mdp, TabularReward first, TabularReward second) {
        RewardComparator comparator = new RewardComparator(mdp);
        NormalizedRegret of = new NormalizedRegret(mdp, first);
        if (isTrivial(comparator, of, first)) {
            skipped += settings.interpolationSteps();
            return;
        }
        List<StandardizedReward> standardized = StarcMetrics.ALL.stream()
                .map(metric -> comparator.standardize(metric, first))
                .toList();
        for (int i = 1; i <= settings.interpolationSteps(); i++) {
            double share = (double) i / settings.interpolationSteps();
            TabularReward between = first.times(1 - share).plus(second.times(share));
            NormalizedRegret other = new NormalizedRegret(mdp, between);
            if (isTrivial(comparator, other, between)) {
                skipped++;
                continue;
            }
            for (int m = 0; m < distances.length; m++) {
                StarcMetric metric = StarcMetrics.ALL.get(m);
                distances[m][compared] =
                        comparator.between(metric, standardized.get(m), comparator.standardize(metric, between));
            }
            regrets[compared++] = Math.clamp((of.loss(other.optimal()) + other.loss(of.optimal())) / 2, 0, 1);
        }
    }

    private static boolean isTrivial(RewardComparator comparator, NormalizedRegret regret, TabularReward reward) {
        StandardizedReward standardized = comparator.standardize(StarcMetric.VAL, reward);
        return standardized.trivial() || regret.isTrivial();
    }
}

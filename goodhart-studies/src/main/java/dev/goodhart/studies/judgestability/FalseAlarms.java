package dev.goodhart.studies.judgestability;

import dev.goodhart.judge.RankInversions;
import dev.goodhart.judge.StabilityVerdict;
import dev.goodhart.judge.VarianceComponents;
import dev.goodhart.study.Recorder;
import java.util.random.RandomGenerator;

/** Two contexts in which a judge is the same up to an offset, and models that are close: whoever calls that unstable is wrong. */
final class FalseAlarms {
    private static final int MODELS = 6;
    private static final int ITEMS = 100;
    private static final double LOWEST = 1.9;
    private static final double HIGHEST = 2.1;
    private static final double NOISE = 0.8;
    private static final double OFFSET = -0.4;
    private static final double ALPHA = 0.05;
    private static final double NAIVE_TAU = 0.7;

    private FalseAlarms() {}

    static void run(int repeats, RandomGenerator random, Recorder recorder) {
        int rejected = 0;
        int naive = 0;
        int unstable = 0;
        for (int r = 0; r < repeats; r++) {
            double[][][] scores = new double[2][MODELS][ITEMS];
            double[][] means = new double[2][MODELS];
            for (int l = 0; l < 2; l++) {
                for (int k = 0; k < MODELS; k++) {
                    double mean = LOWEST + (HIGHEST - LOWEST) * k / (MODELS - 1) + l * OFFSET;
                    for (int i = 0; i < ITEMS; i++) {
                        scores[l][k][i] = random.nextGaussian(mean, NOISE);
                        means[l][k] += scores[l][k][i] / ITEMS;
                    }
                }
            }
            VarianceComponents components = VarianceComponents.of(scores);
            rejected += components.pValue() <= ALPHA ? 1 : 0;
            unstable += StabilityVerdict.of(components, ALPHA) == StabilityVerdict.UNSTABLE ? 1 : 0;
            naive += RankInversions.of(means[0], means[1]).tau() < NAIVE_TAU ? 1 : 0;
        }
        recorder.metric("interaction rejected", rejected / (double) repeats);
        recorder.metric("called unstable", unstable / (double) repeats);
        recorder.metric("tau below 0.7", naive / (double) repeats);
    }
}

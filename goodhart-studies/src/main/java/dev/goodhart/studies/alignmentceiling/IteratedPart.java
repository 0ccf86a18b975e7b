package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.random.RandomGenerator;

/** Six rounds of 2,000 labels on pairs of the policy's own responses, each followed by a step; and one model with all 12,000 labels and one step. */
final class IteratedPart {
    static final String ITERATED = "gold, iterated";
    static final String STATIC = "gold, static";
    private static final int ROUNDS = 6;
    private static final int PAIRS = 2000;
    private static final double STEP = 0.5;

    private IteratedPart() {}

    static void run(Trial<AlignmentCeilingSettings> trial) {
        RandomGenerator random = trial.random();
        boolean[] all = PreferenceRegression.allFeatures();
        double[] mean = new double[StyleWorld.FEATURES];
        double[] path = new double[ROUNDS + 1];
        double[] iterated = new double[ROUNDS + 1];
        for (int round = 1; round <= ROUNDS; round++) {
            move(mean, PreferenceRegression.learn(PAIRS, all, mean, random));
            path[round] = STEP * round;
            iterated[round] = StyleWorld.gain(mean);
        }
        double[] once = PreferenceRegression.learn(ROUNDS * PAIRS, all, new double[StyleWorld.FEATURES], random);
        double[] straight = new double[StyleWorld.FEATURES];
        double[] fixed = new double[ROUNDS + 1];
        for (int round = 1; round <= ROUNDS; round++) {
            move(straight, once);
            fixed[round] = StyleWorld.gain(straight);
        }
        Recorder recorder = trial.recorder();
        recorder.series(ITERATED, path, iterated);
        recorder.series(STATIC, path, fixed);
        recorder.metric(ITERATED, iterated[ROUNDS]);
        recorder.metric(STATIC, fixed[ROUNDS]);
    }

    private static void move(double[] mean, double[] w) {
        double norm = StyleWorld.norm(w);
        for (int k = 0; k < mean.length; k++) {
            mean[k] += STEP * w[k] / norm;
        }
    }
}

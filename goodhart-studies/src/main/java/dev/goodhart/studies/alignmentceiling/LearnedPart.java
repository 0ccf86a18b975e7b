package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.overoptimization.BestOfNLaw;
import dev.goodhart.overoptimization.LawFit;
import dev.goodhart.overoptimization.LawForm;
import dev.goodhart.overoptimization.OveroptimizationLaw;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.random.RandomGenerator;

/** One reward model on all features, learned from 4,000 pairs, and the policies tilted by it farther and farther. */
final class LearnedPart {
    static final String PROXY = "proxy";
    static final String GOLD = "gold";
    static final String ACCURACY = "pair accuracy";
    static final double CUT = 3;
    private static final int PAIRS = 4000;
    private static final double STEP = 0.25;
    private static final int POINTS = 25;

    private LearnedPart() {}

    static void run(Trial<AlignmentCeilingSettings> trial) {
        RandomGenerator random = trial.random();
        double[] w = PreferenceRegression.learn(
                PAIRS, PreferenceRegression.allFeatures(), new double[StyleWorld.FEATURES], random);
        double[][] responses = StyleWorld.responses(trial.settings().evaluationPairs(), random);
        BestOfNLaw law = StyleWorld.law(w);
        double[] d = grid();
        double[] proxy = new double[d.length];
        double[] gold = new double[d.length];
        double[] accuracy = new double[d.length];
        for (int i = 0; i < d.length; i++) {
            double[] mean = StyleWorld.mean(w, d[i]);
            // The mean of w.x moves by sqrt(2) d |w|.
            proxy[i] = Math.sqrt(2) * d[i] * StyleWorld.norm(w);
            gold[i] = StyleWorld.gain(mean);
            accuracy[i] = StyleWorld.accuracy(w, mean, responses);
        }
        Recorder recorder = trial.recorder();
        recorder.series(PROXY, d, proxy);
        recorder.series(GOLD, d, gold);
        recorder.series(ACCURACY, d, accuracy);
        recorder.metric("alpha", law.alpha());
        recorder.metric("beta", law.beta());
        OveroptimizationLaw.Peak peak = law.peak().orElseThrow();
        recorder.metric("peak", peak.d());
        recorder.metric("ceiling", peak.gain());
        LawFit.Extrapolation beyond = LawFit.upTo(LawForm.BEST_OF_N, d, gold, CUT);
        recorder.metric("error beyond the cut", beyond.error());
        recorder.metric(
                "error beyond the cut, other form",
                LawFit.upTo(LawForm.RL, d, gold, CUT).error());
    }

    static double[] grid() {
        double[] d = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            d[i] = i * STEP;
        }
        return d;
    }
}

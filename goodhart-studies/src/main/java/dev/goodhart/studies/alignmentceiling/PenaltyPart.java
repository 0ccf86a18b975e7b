package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.overoptimization.BestOfNLaw;
import dev.goodhart.study.Trial;

/**
 * Gradient ascent on the mean of the policy, from the initial one, on the proxy minus beta times the KL. Each step adds
 * {@code rate (w - beta mean)}: the path is a straight line whatever beta is, so a penalty stops earlier on the same curve.
 */
final class PenaltyPart {
    static final double[] BETAS = {0, 0.1, 0.5};
    static final String OFF_CURVE = "largest distance from the common curve";
    private static final int STEPS = 400;
    private static final double RATE = 0.02;

    private PenaltyPart() {}

    static void run(Trial<AlignmentCeilingSettings> trial) {
        double[] w = PreferenceRegression.learn(
                4000, PreferenceRegression.allFeatures(), new double[StyleWorld.FEATURES], trial.random());
        BestOfNLaw law = StyleWorld.law(w);
        double offCurve = 0;
        for (double beta : BETAS) {
            double[] mean = new double[StyleWorld.FEATURES];
            double[] d = new double[STEPS + 1];
            double[] gold = new double[STEPS + 1];
            for (int step = 1; step <= STEPS; step++) {
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += RATE * (w[k] - beta * mean[k]);
                }
                d[step] = StyleWorld.norm(mean) / Math.sqrt(2);
                gold[step] = StyleWorld.gain(mean);
                offCurve = Math.max(offCurve, Math.abs(gold[step] - law.predict(d[step])));
            }
            trial.recorder().series(name(beta), d, gold);
            trial.recorder().metric("end, " + name(beta), d[STEPS]);
        }
        trial.recorder().metric(OFF_CURVE, offCurve);
    }

    static String name(double beta) {
        return "gold, penalty " + beta;
    }
}

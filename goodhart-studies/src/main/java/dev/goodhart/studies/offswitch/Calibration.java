package dev.goodhart.studies.offswitch;

import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.DeferralRule;
import dev.goodhart.oversight.DesignerGame;
import dev.goodhart.study.Recorder;

/** Part D: the robot believes k times the standard deviation it should, and is paid under the true posterior. */
final class Calibration {
    static final double[] FACTORS = {0, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 1e6};
    static final double[] BETAS = {0.25, 0.5, 1, 1.5};

    private Calibration() {}

    static void run(Recorder recorder) {
        for (double beta : BETAS) {
            DesignerGame game = new DesignerGame(1, 0, 1, 1, new BoltzmannHuman(beta));
            double[] value = new double[FACTORS.length];
            for (int i = 0; i < FACTORS.length; i++) {
                value[i] = game.value(DeferralRule.believing(game.human(), FACTORS[i]));
            }
            recorder.series(name(beta), FACTORS, value);
        }
    }

    static String name(double beta) {
        return "value: logistic, beta " + beta;
    }
}

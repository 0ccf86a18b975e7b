package dev.goodhart.studies.offswitch;

import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.DeferralRule;
import dev.goodhart.oversight.DesignerGame;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.RationalHuman;
import dev.goodhart.study.Recorder;
import java.util.List;

/** Part C: the value of the best play, and of the baselines, when the robot sees its actions' utilities through noise. */
final class Designer {
    static final double[] NOISE = {0.25, 0.5, 1, 2, 4};
    static final int[] ACTIONS = {1, 2, 5, 10};
    static final List<DeferralRule> BASELINES = List.of(
            DeferralRule.naiveMaximiser(),
            DeferralRule.alwaysAsk(),
            DeferralRule.neverAct(),
            DeferralRule.doubtExceedsMean());

    private Designer() {}

    static List<HumanPolicy> humans() {
        return List.of(new RationalHuman(), new BoltzmannHuman(0.25), new BoltzmannHuman(1));
    }

    static void run(Recorder recorder) {
        double advantage = Double.POSITIVE_INFINITY;
        int done = 0;
        for (HumanPolicy human : humans()) {
            for (int m : ACTIONS) {
                double[] ratio = new double[NOISE.length];
                double[] waits = new double[NOISE.length];
                double[][] baseline = new double[BASELINES.size()][NOISE.length];
                for (int i = 0; i < NOISE.length; i++) {
                    DesignerGame game = new DesignerGame(m, 0, 1, NOISE[i], human);
                    double full = game.fullInformationValue();
                    ratio[i] = game.value() / full;
                    waits[i] = game.corrigibility(DeferralRule.optimal(human));
                    for (int b = 0; b < baseline.length; b++) {
                        baseline[b][i] = game.value(BASELINES.get(b)) / full;
                        advantage = Math.min(advantage, ratio[i] - baseline[b][i]);
                    }
                }
                recorder.series(name("ratio", human, m), NOISE, ratio);
                recorder.series(name("waits", human, m), NOISE, waits);
                for (int b = 0; b < baseline.length; b++) {
                    recorder.series(name(BASELINES.get(b).name(), human, m), NOISE, baseline[b]);
                }
                recorder.progress(++done / (double) (humans().size() * ACTIONS.length));
            }
        }
        recorder.metric("least advantage of the best play over a baseline", advantage);
    }

    static String name(String what, HumanPolicy human, int actions) {
        return what + ": " + human.describe() + ", m = " + actions;
    }
}

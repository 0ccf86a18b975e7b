package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.ResidualCorrection;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Part B: how near policy gradients from few runs come to the exact one, by how the reward is spread. */
final class GradientPart {
    static final int[] RUNS = {16, 64, 256, 1_024};
    static final double[] KAPPAS = {0.2, 0.5};
    static final String UNEQUAL = "largest spread within a run, ReleasedCode";

    private GradientPart() {}

    static String name(String pay, double kappa, int runs) {
        return "cosine, " + pay + ", kappa " + kappa + ", n " + runs;
    }

    static void run(Trial<SpaRlSettings> trial) {
        RandomGenerator random = trial.random();
        Recorder recorder = trial.recorder();
        double unequal = 0;
        for (double kappa : KAPPAS) {
            double[] policy = ErrandWorld.noisyExpertPolicy(kappa);
            double[] exact = ErrandValues.of(policy).gradient();
            Map<String, TurnPay> pays =
                    pays(ErrandRun.sample(policy, trial.settings().baseRuns(), random));
            for (int n : RUNS) {
                Map<String, Double> sums = new LinkedHashMap<>();
                for (int repeat = 0; repeat < trial.settings().repeats(); repeat++) {
                    List<ErrandRun> runs = ErrandRun.sample(policy, n, random);
                    pays.forEach((name, pay) -> sums.merge(
                            name,
                            PolicyGradient.cosine(PolicyGradient.of(runs, pay.of(runs), policy, false), exact),
                            Double::sum));
                    unequal = Math.max(unequal, spread(TurnPay.releasedCode().of(runs)));
                }
                sums.forEach((name, sum) -> recorder.metric(
                        name(name, kappa, n), sum / trial.settings().repeats()));
            }
        }
        recorder.metric(UNEQUAL, unequal);
    }

    private static Map<String, TurnPay> pays(List<ErrandRun> base) {
        Map<String, TurnPay> pays = new LinkedHashMap<>();
        pays.put(LearningPart.DELAYED, TurnPay.delayed());
        pays.put(LearningPart.UNIFORM, TurnPay.uniform());
        for (double lambda : AttributionPart.LAMBDAS) {
            pays.put(
                    AttributionPart.progress(lambda),
                    TurnPay.progress(TurnPay.fit(base, lambda), ResidualCorrection.NONE));
        }
        pays.put(LearningPart.RESIDUAL, TurnPay.progress(TurnPay.fit(base, 100), ResidualCorrection.LAST_TURN));
        pays.put(AttributionPart.VALUE_DIFFERENCE, TurnPay.valueDifference(TurnPay.values(base), false));
        pays.put(AttributionPart.OPEN_CUT, TurnPay.valueDifference(TurnPay.values(base), true));
        pays.put(LearningPart.RELEASED, TurnPay.releasedCode());
        return pays;
    }

    private static double spread(double[][] pay) {
        double most = 0;
        for (double[] run : pay) {
            for (double turn : run) {
                most = Math.max(most, Math.abs(turn - run[0]));
            }
        }
        return most;
    }
}

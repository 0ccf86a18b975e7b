package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.AttributionMeasures;
import dev.goodhart.attribution.CycleGain;
import dev.goodhart.attribution.ResidualCorrection;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Part B: what ridge attributes from runs of the base agent, by its penalty. */
final class AttributionPart {
    static final double KAPPA = 0.5;
    static final double[] LAMBDAS = {1e-6, 1, 10, 100, 1_000, 10_000};
    static final String VALUE_DIFFERENCE = "ValueDifference";
    static final String OPEN_CUT = "ValueDifference, cut left open";

    private AttributionPart() {}

    static String progress(double lambda) {
        return "Progress(" + (lambda >= 1 ? Long.toString(Math.round(lambda)) : Double.toString(lambda)) + ")";
    }

    static void run(Trial<SpaRlSettings> trial) {
        RandomGenerator random = trial.random();
        double[] policy = ErrandWorld.noisyExpertPolicy(KAPPA);
        ErrandValues values = ErrandValues.of(policy);
        List<ErrandRun> runs = ErrandRun.sample(policy, trial.settings().baseRuns(), random);
        List<ErrandRun> held = ErrandRun.sample(policy, trial.settings().baseRuns(), random);
        ErrandRun shown = shortestSuccess(runs);
        Recorder recorder = trial.recorder();
        for (double lambda : LAMBDAS) {
            double[] weights = TurnPay.fit(runs, lambda);
            String name = progress(lambda);
            TurnPay pay = TurnPay.progress(weights, ResidualCorrection.NONE);
            List<double[]> in = List.of(pay.of(runs));
            recorder.metric(name + ", R^2", rSquared(in, runs));
            recorder.metric(name + ", held-out R^2", rSquared(List.of(pay.of(held)), held));
            recorder.metric(name + ", last-turn share", AttributionMeasures.lastTurnShare(in, rewards(runs)));
            recorder.metric(name + ", correlation", correlation(in, runs, values));
            recorder.metric(
                    name + ", cycle gain",
                    CycleGain.of(ErrandWorld.world(0.99).mdp(), weights).orElse(Double.NaN));
            strip(recorder, name, pay, shown);
        }
        double[] estimated = TurnPay.values(runs);
        for (String name : List.of(VALUE_DIFFERENCE, OPEN_CUT)) {
            TurnPay difference = TurnPay.valueDifference(estimated, name.equals(OPEN_CUT));
            List<double[]> in = List.of(difference.of(runs));
            recorder.metric(name + ", last-turn share", AttributionMeasures.lastTurnShare(in, rewards(runs)));
            recorder.metric(name + ", correlation", correlation(in, runs, values));
        }
        strip(recorder, VALUE_DIFFERENCE, TurnPay.valueDifference(estimated, false), shown);
        double[] exact = new double[shown.turns()];
        Arrays.setAll(exact, t -> values.difference(shown, t));
        recorder.series("strip, exact", steps(shown), exact);
        recorder.series(
                "strip, pairs",
                steps(shown),
                Arrays.stream(shown.pairs()).asDoubleStream().toArray());
    }

    private static void strip(Recorder recorder, String name, TurnPay pay, ErrandRun shown) {
        recorder.series("strip, " + name, steps(shown), pay.of(List.of(shown))[0]);
    }

    private static double[] steps(ErrandRun run) {
        double[] steps = new double[run.turns()];
        Arrays.setAll(steps, t -> t + 1);
        return steps;
    }

    private static ErrandRun shortestSuccess(List<ErrandRun> runs) {
        ErrandRun best = runs.getFirst();
        for (ErrandRun run : runs) {
            if (run.reward() > best.reward() || (run.reward() == best.reward() && run.turns() < best.turns())) {
                best = run;
            }
        }
        return best;
    }

    static double[] rewards(List<ErrandRun> runs) {
        return runs.stream().mapToDouble(ErrandRun::reward).toArray();
    }

    static double rSquared(List<double[]> contributions, List<ErrandRun> runs) {
        return AttributionMeasures.rSquared(AttributionMeasures.predictions(contributions), rewards(runs));
    }

    static double correlation(List<double[]> contributions, List<ErrandRun> runs, ErrandValues values) {
        int turns = runs.stream().mapToInt(ErrandRun::turns).sum();
        double[] given = new double[turns];
        double[] exact = new double[turns];
        int at = 0;
        for (int i = 0; i < runs.size(); i++) {
            for (int t = 0; t < runs.get(i).turns(); t++) {
                given[at] = contributions.get(i)[t];
                exact[at++] = values.difference(runs.get(i), t);
            }
        }
        return Correlation.PEARSON.of(given, exact);
    }
}

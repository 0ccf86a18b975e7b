package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.AttributionMeasures;
import dev.goodhart.attribution.AttributionOptions;
import dev.goodhart.attribution.ContributionLearner;
import dev.goodhart.attribution.ContributionModel;
import dev.goodhart.attribution.Execution;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.progress.NetworkLearner;
import dev.goodhart.progress.NetworkSettings;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Part B with networks in the place of the ridge, on state and action or on all of them so far. Reported; no claim is about them. */
final class NetworkPart {
    static final String NETWORK = "Network";
    static final String RECURRENT = "Recurrent";
    static final List<String> ESTIMATORS =
            List.of(AttributionPart.progress(AttributionOptions.LAMBDA), NETWORK, RECURRENT);

    /** The defaults but for larger batches and less patience: with thousands of runs an epoch has many steps. */
    private static final int WIDTH = 32;

    private static final double RATE = 3e-3;
    private static final int BATCH = 64;
    private static final int EPOCHS = 50;
    private static final int FOLDS = 5;
    private static final int PATIENCE = 10;

    private NetworkPart() {}

    static void run(Trial<SpaRlSettings> trial) {
        RandomGenerator random = trial.random();
        Recorder recorder = trial.recorder();
        for (double kappa : GradientPart.KAPPAS) {
            double[] policy = ErrandWorld.noisyExpertPolicy(kappa);
            List<ErrandRun> runs = ErrandRun.sample(policy, trial.settings().baseRuns(), random);
            Map<String, TurnPay> pays = pays(scored(runs), random.nextLong());
            if (kappa == AttributionPart.KAPPA) {
                List<ErrandRun> held = ErrandRun.sample(policy, trial.settings().baseRuns(), random);
                ErrandValues values = ErrandValues.of(policy);
                pays.forEach((name, pay) -> {
                    List<double[]> in = List.of(pay.of(runs));
                    recorder.metric(name + ", R^2", AttributionPart.rSquared(in, runs));
                    recorder.metric(name + ", held-out R^2", AttributionPart.rSquared(List.of(pay.of(held)), held));
                    recorder.metric(
                            name + ", last-turn share",
                            AttributionMeasures.lastTurnShare(in, AttributionPart.rewards(runs)));
                    recorder.metric(name + ", correlation", AttributionPart.correlation(in, runs, values));
                });
            }
            cosines(trial, kappa, policy, pays, random);
        }
    }

    private static void cosines(
            Trial<SpaRlSettings> trial,
            double kappa,
            double[] policy,
            Map<String, TurnPay> pays,
            RandomGenerator random) {
        double[] exact = ErrandValues.of(policy).gradient();
        int repeats = trial.settings().repeats();
        for (int n : GradientPart.RUNS) {
            Map<String, Double> sums = new LinkedHashMap<>();
            for (int repeat = 0; repeat < repeats; repeat++) {
                List<ErrandRun> fresh = ErrandRun.sample(policy, n, random);
                pays.forEach((name, pay) -> sums.merge(
                        name,
                        PolicyGradient.cosine(PolicyGradient.of(fresh, pay.of(fresh), policy, false), exact),
                        Double::sum));
            }
            sums.forEach((name, sum) -> trial.recorder().metric(GradientPart.name(name, kappa, n), sum / repeats));
        }
    }

    private static Map<String, TurnPay> pays(List<ScoredRun> runs, long seed) {
        NetworkSettings settings = new NetworkSettings(
                false, WIDTH, AttributionOptions.LAMBDA, RATE, BATCH, EPOCHS, FOLDS, PATIENCE, seed);
        List<ContributionLearner> learners = List.of(
                ContributionLearner.pairs(AttributionOptions.LAMBDA),
                new NetworkLearner(settings, true),
                new NetworkLearner(settings.withMemory(true), true));
        Map<String, TurnPay> pays = new LinkedHashMap<>();
        for (int i = 0; i < learners.size(); i++) {
            ContributionModel model = learners.get(i).learn(runs);
            pays.put(ESTIMATORS.get(i), TurnPay.each(run -> model.contributions(scored(run))));
        }
        return pays;
    }

    private static List<ScoredRun> scored(List<ErrandRun> runs) {
        return runs.stream().map(NetworkPart::scored).toList();
    }

    private static ScoredRun scored(ErrandRun run) {
        List<Turn> turns = new ArrayList<>();
        for (int t = 0; t < run.turns(); t++) {
            turns.add(
                    Turn.of(Integer.toString(run.states()[t]), Integer.toString(run.actions()[t]), Execution.UNKNOWN));
        }
        return new ScoredRun("", "", turns, run.reward(), StepEnd.CONTINUING);
    }
}

package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.Refit;
import dev.goodhart.attribution.ResidualCorrection;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Part C: learning from each spread of the reward, with each grounding signal. */
final class LearningPart {
    static final String DELAYED = "Delayed";
    static final String UNIFORM = "Uniform";
    static final String RESIDUAL = "Progress(100) + residual";
    static final String REFIT = "Progress(100) + refit";
    static final String RELEASED = "ReleasedCode";
    static final List<String> ARMS = List.of(
            DELAYED,
            UNIFORM,
            "Progress(1)",
            "Progress(100)",
            "Progress(1000)",
            RESIDUAL,
            REFIT,
            AttributionPart.VALUE_DIFFERENCE,
            AttributionPart.OPEN_CUT,
            RELEASED);
    static final double[] KAPPAS = {0.5, 0.2};
    static final int[] UPDATES = {60, 80};

    /** 2,000 base runs as updates of 32, for the arms that fit nothing. */
    static final int BASE_UPDATES = 62;

    private LearningPart() {}

    static String name(String what, double kappa, Grounding grounding) {
        return what + ", kappa " + kappa + ", " + grounding.label();
    }

    static String curve(double kappa) {
        return "success, kappa " + kappa;
    }

    static String drift(double kappa) {
        return "drift, kappa " + kappa;
    }

    static void run(Trial<SpaRlSettings> trial) {
        List<Grounding> groundings = Grounding.all(trial.settings().betas());
        int done = 0;
        for (int k = 0; k < KAPPAS.length; k++) {
            // Shared by the arms, so that all estimators are fitted to the same runs.
            List<ErrandRun> base = ErrandRun.sample(
                    ErrandWorld.noisyExpertPolicy(KAPPAS[k]),
                    trial.settings().baseRuns(),
                    SeedTree.of(trial.study())
                            .child("base")
                            .child(trial.seed())
                            .child(k)
                            .generator());
            for (Grounding grounding : groundings) {
                train(trial, k, base, grounding);
                trial.recorder().progress((double) ++done / (KAPPAS.length * groundings.size()));
            }
        }
    }

    private static void train(Trial<SpaRlSettings> trial, int k, List<ErrandRun> base, Grounding grounding) {
        Recorder recorder = trial.recorder();
        String arm = trial.arm();
        double kappa = KAPPAS[k];
        double @Nullable [] weights = arm.startsWith("Progress") ? TurnPay.fit(base, lambda(arm)) : null;
        ErrandTraining.Result result = ErrandTraining.run(
                kappa,
                UPDATES[k],
                pay(arm, weights, base),
                grounding,
                arm.equals(REFIT) && weights != null ? refit(weights) : null,
                weights,
                random(trial, kappa, grounding, "usual"));
        recorder.metric(name("final", kappa, grounding), result.last());
        recorder.metric(name("most", kappa, grounding), result.most());
        recorder.metric(name("updates to 0.8", kappa, grounding), result.updatesTo80());
        recorder.metric(name("grounded", kappa, grounding), result.grounded());
        recorder.metric(name("turns", kappa, grounding), result.turns());
        if (weights != null) {
            recorder.metric(name("drift", kappa, grounding), result.drift());
        }
        if (grounding.equals(Grounding.NONE)) {
            double[] updates = new double[result.success().length];
            Arrays.setAll(updates, i -> i);
            recorder.series(curve(kappa), updates, result.success());
            if (weights != null) {
                recorder.series(drift(kappa), Arrays.copyOfRange(updates, 1, updates.length), result.drifts());
            }
            double equal = result.last();
            if (weights == null && !arm.startsWith(AttributionPart.VALUE_DIFFERENCE)) {
                equal = ErrandTraining.run(
                                kappa,
                                UPDATES[k] + BASE_UPDATES,
                                pay(arm, null, base),
                                grounding,
                                null,
                                null,
                                random(trial, kappa, grounding, "equal budget"))
                        .last();
            }
            recorder.metric("final at equal budget, kappa " + kappa, equal);
        }
    }

    private static RandomGenerator random(Trial<SpaRlSettings> trial, double kappa, Grounding grounding, String what) {
        return SeedTree.of(trial.study())
                .child(trial.arm())
                .child(trial.seed())
                .child(name(what, kappa, grounding))
                .generator();
    }

    private static double lambda(String arm) {
        return Double.parseDouble(arm.substring(arm.indexOf('(') + 1, arm.indexOf(')')));
    }

    private static TurnPay pay(String arm, double @Nullable [] weights, List<ErrandRun> base) {
        if (weights != null) {
            return TurnPay.progress(
                    weights, arm.equals(RESIDUAL) ? ResidualCorrection.LAST_TURN : ResidualCorrection.NONE);
        }
        return switch (arm) {
            case DELAYED -> TurnPay.delayed();
            case UNIFORM -> TurnPay.uniform();
            case AttributionPart.VALUE_DIFFERENCE -> TurnPay.valueDifference(TurnPay.values(base), false);
            case AttributionPart.OPEN_CUT -> TurnPay.valueDifference(TurnPay.values(base), true);
            case RELEASED -> TurnPay.releasedCode();
            default -> throw new IllegalArgumentException("The study has no arm '" + arm + "'");
        };
    }

    private static Refit<ErrandRun, double[]> refit(double[] first) {
        return new Refit<>(Refit.Schedule.defaults(), first, runs -> TurnPay.fit(runs, 100));
    }
}

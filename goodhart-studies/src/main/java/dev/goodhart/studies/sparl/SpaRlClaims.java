package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.figure.Numbers;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The claims C1 to C6, with the thresholds that were set before the study was run. Figures are means over seeds. */
final class SpaRlClaims {
    private static final double[] SUCCESS = {0.023576, 0.075395, 0.330};
    private static final double[] PRINTED = {5e-7, 5e-7, 5e-4};
    private static final double FEW = 0.2;
    private static final String PROGRESS = "Progress(100)";

    private SpaRlClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Exact: chains of 2, 3, 4 diamonds have a path-by-edge matrix of rank 3, 4, 5, edges less interior nodes; two"
                                + " perfect fits differ by a potential to 1e-9, and their returns agree to 1e-9 for every policy. The base"
                                + " agent succeeds with probability 0.023576, 0.075395, 0.330 at kappa 0.2, 0.5, 1.",
                        SpaRlClaims::exact),
                new Claim(
                        "C2",
                        "A perfect estimator attributes nothing: at lambda 1e-6 R^2 is at least 0.999 and the last turn keeps at least 0.99 of"
                                + " the reward. At lambda 100 contributions correlate with the exact change in value by at least 0.70.",
                        SpaRlClaims::collapse),
                new Claim(
                        "C3",
                        "Where successes are rare (kappa 0.2) and runs few (64), the gradient's cosine is at least 0.08 above Delayed under"
                                + " Progress(100) and at least 0.05 below under Uniform; with 1,024 runs Delayed is at least 0.05 above"
                                + " Progress(1000).",
                        SpaRlClaims::gradients),
                new Claim(
                        "C4",
                        "Progress is a proxy: from kappa 0.2 a frozen Progress(100) reaches 0.9 success, ends at 0.3 at most and promises at"
                                + " least 0.5 too much; refitted it ends at 0.85 at least with a drift of 0.15 at most, with the residual"
                                + " corrected at 0.95 at least.",
                        SpaRlClaims::proxy),
                new Claim(
                        "C5",
                        "The optimum under a bonus finishes if and only if beta is at most (1 - gamma) / gamma, at 0.9 and 1.1 times it; a"
                                + " penalty leaves it finishing. Learned: a bonus of 0.5 ends at 0.05 success at most in every arm; a penalty"
                                + " of 0.1 or 0.5 with the residual corrected at 0.95 at least, 0.98 of the actions executed.",
                        SpaRlClaims::grounding),
                new Claim(
                        "C6",
                        "What the released code pays is the same on every turn of a run, and its gradient's cosine at kappa 0.2 and 64 runs is"
                                + " at least 0.1 below Delayed.",
                        SpaRlClaims::released));
    }

    private static Judgement exact(Evidence evidence) {
        boolean holds = true;
        for (int diamonds : ExactPart.DIAMONDS) {
            double rank = worst(evidence, "rank, K " + diamonds, diamonds + 1);
            double formula = worst(evidence, "edges - interior, K " + diamonds, diamonds + 1);
            holds &= rank == 0 && formula == 0;
        }
        double success = 0;
        for (int k = 0; k < SUCCESS.length; k++) {
            double off = worst(evidence, "success, kappa " + ExactPart.KAPPAS[k], SUCCESS[k]);
            holds &= off <= PRINTED[k];
            success = Math.max(success, off);
        }
        double residual = worst(evidence, "residual of the potential", 0);
        double returns = worst(evidence, "difference of returns", 0);
        return Judgement.of(
                holds && residual <= 1e-9 && returns <= 1e-9,
                "Ranks are " + (holds ? "" : "not all ") + "as stated; potentials leave " + Numbers.of(residual, 2)
                        + ", returns differ by " + Numbers.of(returns, 2) + ", success is off by "
                        + Numbers.of(success, 2) + ".");
    }

    private static double worst(Evidence evidence, String metric, double expected) {
        return Arrays.stream(evidence.metric(SpaRlStudy.EXACT, metric))
                .map(value -> Math.abs(value - expected))
                .max()
                .orElse(Double.NaN);
    }

    private static Judgement collapse(Evidence evidence) {
        String least = AttributionPart.progress(1e-6);
        double fit = attribution(evidence, least, "R^2");
        double share = attribution(evidence, least, "last-turn share");
        double correlation = attribution(evidence, PROGRESS, "correlation");
        return Judgement.of(
                fit >= 0.999 && share >= 0.99 && correlation >= 0.70,
                "lambda 1e-6: R^2 " + fixed(fit) + ", last-turn share " + fixed(share) + ", correlation "
                        + fixed(attribution(evidence, least, "correlation")) + "; lambda 100: R^2 "
                        + fixed(attribution(evidence, PROGRESS, "R^2")) + " (held out "
                        + fixed(attribution(evidence, PROGRESS, "held-out R^2")) + "), share "
                        + fixed(attribution(evidence, PROGRESS, "last-turn share")) + ", correlation "
                        + fixed(correlation) + "; ValueDifference correlates by "
                        + fixed(attribution(evidence, AttributionPart.VALUE_DIFFERENCE, "correlation"))
                        + ", with the cut open by "
                        + fixed(attribution(evidence, AttributionPart.OPEN_CUT, "correlation")) + ".");
    }

    private static double attribution(Evidence evidence, String name, String what) {
        return mean(evidence, SpaRlStudy.ATTRIBUTION, name + ", " + what);
    }

    private static Judgement gradients(Evidence evidence) {
        double delayed = cosine(evidence, LearningPart.DELAYED, 64);
        double progress = cosine(evidence, PROGRESS, 64);
        double uniform = cosine(evidence, LearningPart.UNIFORM, 64);
        double delayedOfMany = cosine(evidence, LearningPart.DELAYED, 1_024);
        double progressOfMany = cosine(evidence, "Progress(1000)", 1_024);
        return Judgement.of(
                progress >= delayed + 0.08 && uniform <= delayed - 0.05 && delayedOfMany >= progressOfMany + 0.05,
                "64 runs: Progress(100) " + fixed(progress) + ", Delayed " + fixed(delayed) + ", Uniform "
                        + fixed(uniform) + ", ValueDifference "
                        + fixed(cosine(evidence, AttributionPart.VALUE_DIFFERENCE, 64)) + " (cut open "
                        + fixed(cosine(evidence, AttributionPart.OPEN_CUT, 64)) + "); 1,024 runs: Delayed "
                        + fixed(delayedOfMany) + ", Progress(1000) " + fixed(progressOfMany) + ", Progress(100) "
                        + fixed(cosine(evidence, PROGRESS, 1_024)) + ".");
    }

    private static double cosine(Evidence evidence, String pay, int runs) {
        return mean(evidence, SpaRlStudy.GRADIENT, GradientPart.name(pay, FEW, runs));
    }

    private static Judgement proxy(Evidence evidence) {
        double most = learned(evidence, PROGRESS, "most", FEW, Grounding.NONE);
        double last = learned(evidence, PROGRESS, "final", FEW, Grounding.NONE);
        double drift = learned(evidence, PROGRESS, "drift", FEW, Grounding.NONE);
        double refit = learned(evidence, LearningPart.REFIT, "final", FEW, Grounding.NONE);
        double refitDrift = learned(evidence, LearningPart.REFIT, "drift", FEW, Grounding.NONE);
        double residual = learned(evidence, LearningPart.RESIDUAL, "final", FEW, Grounding.NONE);
        return Judgement.of(
                most >= 0.9
                        && last <= 0.3
                        && drift >= 0.5
                        && refit >= 0.85
                        && Math.abs(refitDrift) <= 0.15
                        && residual >= 0.95,
                "Frozen: at most " + fixed(most) + ", final " + fixed(last) + ", drift " + fixed(drift)
                        + "; refitted: final " + fixed(refit) + ", drift " + fixed(refitDrift)
                        + "; residual corrected: final " + fixed(residual) + ".");
    }

    private static Judgement grounding(Evidence evidence) {
        boolean exact = true;
        for (double discount : ExactPart.DISCOUNTS) {
            for (double factor : ExactPart.FACTORS) {
                double bonus = factor <= 1 ? 1 : 0;
                exact &= worst(evidence, ExactPart.finishes(GroundingSignal.BONUS, discount, factor), bonus) <= 1e-6
                        && worst(evidence, ExactPart.finishes(GroundingSignal.PENALTY, discount, factor), 1) <= 1e-6;
            }
        }
        double worstBonus = 0;
        double penalty = 1;
        double executed = 1;
        List<Double> without = new ArrayList<>();
        for (double kappa : LearningPart.KAPPAS) {
            for (String arm : LearningPart.ARMS) {
                Grounding bonus = new Grounding(GroundingSignal.BONUS, 0.5);
                worstBonus = Math.max(worstBonus, learned(evidence, arm, "final", kappa, bonus));
            }
            for (double beta : new double[] {0.1, 0.5}) {
                Grounding signal = new Grounding(GroundingSignal.PENALTY, beta);
                penalty = Math.min(penalty, learned(evidence, LearningPart.RESIDUAL, "final", kappa, signal));
                executed = Math.min(executed, learned(evidence, LearningPart.RESIDUAL, "grounded", kappa, signal));
            }
            without.add(learned(evidence, LearningPart.RESIDUAL, "grounded", kappa, Grounding.NONE));
        }
        return Judgement.of(
                exact && worstBonus <= 0.05 && penalty >= 0.95 && executed >= 0.98,
                "Planning is " + (exact ? "" : "not ") + "as stated; a bonus of 0.5 ends at " + fixed(worstBonus)
                        + " success at most; penalties with the residual corrected at " + fixed(penalty)
                        + " at least, with " + fixed(executed) + " executed at least (without grounding "
                        + String.join(
                                ", ", without.stream().map(SpaRlClaims::fixed).toList())
                        + ").");
    }

    private static Judgement released(Evidence evidence) {
        double spread = Arrays.stream(evidence.metric(SpaRlStudy.GRADIENT, GradientPart.UNEQUAL))
                .max()
                .orElse(Double.NaN);
        double delayed = cosine(evidence, LearningPart.DELAYED, 64);
        double released = cosine(evidence, LearningPart.RELEASED, 64);
        return Judgement.of(
                spread == 0 && released <= delayed - 0.1,
                "Turns of a run differ by " + Numbers.of(spread) + " at most; cosine " + fixed(released) + " against "
                        + fixed(delayed) + ".");
    }

    static double learned(Evidence evidence, String arm, String what, double kappa, Grounding grounding) {
        return mean(evidence, arm, LearningPart.name(what, kappa, grounding));
    }

    static double mean(Evidence evidence, String arm, String metric) {
        return Arrays.stream(evidence.metric(arm, metric)).average().orElse(Double.NaN);
    }

    private static String fixed(double value) {
        return Numbers.fixed(value, 3);
    }
}

package dev.goodhart.studies.goalconditioned;

import dev.goodhart.figure.Numbers;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.MissingEvidenceException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The claims C1 to C7 with their thresholds. */
final class GoalConditionedClaims {
    private static final double EXACT = 1e-9;
    private static final double OPTIMUM = 1e-6;
    private static final String WHOLE = "AUROC of r, t = 10";
    private static final String HALF = "AUROC of r, t = 5";

    private GoalConditionedClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Chances, values and areas of the table world come out to 1e-9, the contrastive loss is 0.6265, 1.3863, 1.6265 and"
                                + " 2.6265 at its four corners, its tabular optimum is the log ratio (per pair, to 1e-6) or a sign (log of"
                                + " means, loss 1.0486), and its gradient matches differences to 1e-6.",
                        GoalConditionedClaims::exact),
                new Claim(
                        "C2",
                        "Whole answers: AUROC of r exceeds that of preferences alone by 0.02 at 50 and 200 pairs and 0.01 at 1,000 in the"
                                + " mean, each in at least 7 of 8 seeds.",
                        GoalConditionedClaims::whole),
                new Claim(
                        "C3",
                        "Beginnings: AUROC of r after 5 of 10 steps exceeds preferences alone by 0.02 at 50 and 200 pairs and never the"
                                + " ceiling of the true chance plus 0.01; the correlation of r with that chance is higher by 0.04.",
                        GoalConditionedClaims::beginnings),
                new Claim(
                        "C4",
                        "It is not only regularisation: at 200 pairs more weight decay and early stopping do not reach it, and dense preference"
                                + " stays 0.01 below it in the mean at the last step.",
                        GoalConditionedClaims::regularisation),
                new Claim(
                        "C5",
                        "Filtering needs the contrastive geometry: at threshold 0 and 200 pairs it saves at least 0.20 of the steps and lifts"
                                + " the vote by 0.12; preferences alone save less than 0.17 and lift less.",
                        GoalConditionedClaims::filtering),
                new Claim(
                        "C6",
                        "Steering: the best of 4 candidates a step by Q gives accuracy of at least 0.45 at 200 pairs, and towards the goal of"
                                + " rejected answers below 0.22.",
                        GoalConditionedClaims::steering),
                new Claim(
                        "C7",
                        "Mistakes: with chosen and rejected swapped AUROC of r is below 0.4 while Q with a goal of right answers stays above"
                                + " 0.65 and hides it; contrastive alone leaves AUROC of r below 0.68; the order of source and goal changes"
                                + " AUROC by less than 0.02 (it cannot: a cosine is the same both ways).",
                        GoalConditionedClaims::mistakes));
    }

    private static Judgement exact(Evidence evidence) {
        double largest = 0;
        String worst = "";
        for (Map.Entry<String, Double> entry : ExactPart.expected().entrySet()) {
            double error = Math.abs(evidence.metric(GoalConditionedStudy.EXACT, entry.getKey())[0] - entry.getValue());
            if (!(error <= largest)) {
                largest = error;
                worst = entry.getKey();
            }
        }
        double optimum = 0;
        for (int c = 0; c < ExactPart.signs().length; c++) {
            optimum = Math.max(
                    optimum,
                    Math.abs(evidence.metric(GoalConditionedStudy.EXACT, "critic: per pair " + c)[0]
                            - ExactPart.logRatios()[c]));
            optimum = Math.max(
                    optimum,
                    Math.abs(evidence.metric(GoalConditionedStudy.EXACT, "critic: log of mean " + c)[0]
                            - ExactPart.signs()[c]));
        }
        double slope = Arrays.stream(evidence.metric(GoalConditionedStudy.EXACT, ExactPart.GRADIENT))
                .max()
                .orElse(Double.NaN);
        return Judgement.of(
                largest <= EXACT && optimum <= OPTIMUM && slope <= OPTIMUM,
                ExactPart.expected().size() + " values, largest difference " + Numbers.of(largest, 2) + " (" + worst
                        + "); tabular optima " + Numbers.of(optimum, 2) + "; gradient " + Numbers.of(slope, 2) + ".");
    }

    private static Judgement whole(Evidence evidence) {
        int[] sizes = {50, Variant.MIDDLE, 1000};
        double[] margins = {0.02, 0.02, 0.01};
        boolean holds = true;
        StringBuilder detail = new StringBuilder();
        for (int k = 0; k < sizes.length; k++) {
            double[] gain = gain(evidence, WHOLE, sizes[k]);
            long positive = Arrays.stream(gain).filter(g -> g > 0).count();
            holds &= mean(gain) >= margins[k] && positive >= Math.ceilDiv(7L * gain.length, 8);
            detail.append(detail.isEmpty() ? "" : "; ").append(sizes[k]).append(" pairs: ");
            detail.append(number(evidence, Variant.GOAL, sizes[k], WHOLE)).append(" against ");
            detail.append(number(evidence, Variant.PREFERENCE, sizes[k], WHOLE));
            detail.append(" (")
                    .append(positive)
                    .append(" of ")
                    .append(gain.length)
                    .append(" seeds)");
        }
        return Judgement.of(holds, detail + ".");
    }

    private static Judgement beginnings(Evidence evidence) {
        boolean holds = true;
        StringBuilder detail = new StringBuilder();
        double above = Double.NEGATIVE_INFINITY;
        for (int pairs : new int[] {50, Variant.MIDDLE}) {
            holds &= mean(gain(evidence, HALF, pairs)) >= 0.02;
            above = Math.max(
                    above,
                    Arrays.stream(difference(
                                    evidence.metric(Variant.GOAL.arm(pairs), HALF),
                                    evidence.metric(Variant.GOAL.arm(pairs), "AUROC of V, t = 5")))
                            .max()
                            .orElse(Double.NaN));
            detail.append(pairs).append(" pairs: ").append(number(evidence, Variant.GOAL, pairs, HALF));
            detail.append(" against ")
                    .append(number(evidence, Variant.PREFERENCE, pairs, HALF))
                    .append("; ");
        }
        double correlation = mean(gain(evidence, LearnedPart.CORRELATION_R, Variant.MIDDLE));
        return Judgement.of(
                holds && above <= 0.01 && correlation >= 0.04,
                detail + "at most " + number(above) + " above the ceiling; correlation with V "
                        + number(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.CORRELATION_R) + " against "
                        + number(evidence, Variant.PREFERENCE, Variant.MIDDLE, LearnedPart.CORRELATION_R) + ".");
    }

    private static Judgement regularisation(Evidence evidence) {
        double ours = mean(evidence, Variant.GOAL, Variant.MIDDLE, WHOLE);
        double decay = mean(evidence, Variant.MORE_L2, Variant.MIDDLE, WHOLE);
        double early = mean(evidence, Variant.STOPPED, Variant.MIDDLE, WHOLE);
        double dense = mean(evidence, Variant.DENSE, Variant.MIDDLE, WHOLE);
        double[] gains = difference(
                evidence.metric(Variant.GOAL.arm(Variant.MIDDLE), WHOLE),
                evidence.metric(Variant.DENSE.arm(Variant.MIDDLE), WHOLE));
        return Judgement.of(
                ours > decay && ours > early && ours - dense >= 0.01,
                "goal-conditioned " + number(ours) + ", more weight decay " + number(decay) + ", stopped early "
                        + number(early) + ", dense preference " + number(dense) + " (gains from "
                        + number(Arrays.stream(gains).min().orElse(Double.NaN)) + " to "
                        + number(Arrays.stream(gains).max().orElse(Double.NaN)) + "); after 5 steps "
                        + number(evidence, Variant.GOAL, Variant.MIDDLE, HALF) + " against "
                        + number(evidence, Variant.DENSE, Variant.MIDDLE, HALF) + ".");
    }

    private static Judgement filtering(Evidence evidence) {
        double saved = mean(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.SAVED);
        double before = mean(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.UNFILTERED);
        double after = mean(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.VOTE);
        double savedPlain = mean(evidence, Variant.PREFERENCE, Variant.MIDDLE, LearnedPart.SAVED);
        double afterPlain = mean(evidence, Variant.PREFERENCE, Variant.MIDDLE, LearnedPart.VOTE);
        return Judgement.of(
                saved >= 0.20 && after - before >= 0.12 && savedPlain < 0.17 && afterPlain < after,
                "saved " + number(saved) + " against " + number(savedPlain) + "; vote " + number(before)
                        + " without, " + number(after) + " with, " + number(afterPlain)
                        + " with preferences alone; all samples dropped in "
                        + number(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.INACTIVE) + " and "
                        + number(evidence, Variant.PREFERENCE, Variant.MIDDLE, LearnedPart.INACTIVE)
                        + " of prompts; base accuracy "
                        + number(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.ACCURACY) + ".");
    }

    private static Judgement steering(Evidence evidence) {
        double guided = mean(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.GUIDED_Q);
        double away = mean(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.GUIDED_AWAY);
        return Judgement.of(
                guided >= 0.45 && away < 0.22,
                "by Q " + number(guided) + ", towards the rejected " + number(away) + ", by r "
                        + number(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.GUIDED_R) + ", best of 4 "
                        + number(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.BEST_OF) + ", base "
                        + number(evidence, Variant.GOAL, Variant.MIDDLE, LearnedPart.ACCURACY) + ".");
    }

    private static Judgement mistakes(Evidence evidence) {
        double swapped = mean(evidence, Variant.SWAPPED, Variant.MIDDLE, WHOLE);
        double hidden = mean(evidence, Variant.SWAPPED, Variant.MIDDLE, "AUROC of Q, t = 10");
        double contrastive = mean(evidence, Variant.CONTRASTIVE, Variant.MIDDLE, WHOLE);
        double ordered = mean(evidence, Variant.GOAL, Variant.MIDDLE, WHOLE);
        double unordered = mean(evidence, Variant.UNORDERED, Variant.MIDDLE, WHOLE);
        return Judgement.of(
                swapped < 0.4 && hidden > 0.65 && contrastive < 0.68 && Math.abs(ordered - unordered) < 0.02,
                "swapped: r " + number(swapped) + ", Q " + number(hidden) + "; contrastive alone "
                        + number(contrastive) + "; ordered " + number(ordered) + ", unordered " + number(unordered)
                        + ".");
    }

    private static double[] gain(Evidence evidence, String metric, int pairs) {
        return difference(
                evidence.metric(Variant.GOAL.arm(pairs), metric),
                evidence.metric(Variant.PREFERENCE.arm(pairs), metric));
    }

    private static double[] difference(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new MissingEvidenceException("both arms must have finished the same seeds");
        }
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static double mean(Evidence evidence, Variant variant, int pairs, String metric) {
        return mean(evidence.metric(variant.arm(pairs), metric));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static String number(Evidence evidence, Variant variant, int pairs, String metric) {
        return number(mean(evidence, variant, pairs, metric));
    }

    private static String number(double value) {
        return Numbers.fixed(value, 3);
    }
}

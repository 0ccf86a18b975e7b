package dev.goodhart.studies.preferencelearning;

import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The claims. C1 and C2 hold the reward against a published figure. Thresholds of the others were set on seeds 100 to 102, with the means that
 * are given here, and are judged on others.
 */
final class PreferenceLearningClaims {
    /** Of the library imitation, for Pendulum after 10,000 steps; its fragments and labels are not the same. */
    static final double PUBLISHED = 0.951;

    /** How much lower a return may be, as a share; pilot: 0.01 higher to 0.02 lower. */
    private static final double LOWER = 0.1;

    /** Half of what disagreement gained in the pilot, 0.966 against 0.934. */
    private static final double GAIN = 0.016;

    /** Half of the lesser loss of accuracy between random and learned behaviour in the pilot, 0.087 by disagreement. */
    private static final double LOSS = 0.043;

    private static final List<String> LEARNED =
            List.of(PreferenceLearningStudy.RANDOM, PreferenceLearningStudy.DISAGREEMENT);

    private PreferenceLearningClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "With questions by disagreement the reward orders at least 95.1 % of new pairs, half random and half learned"
                                + " behaviour, in the mean over seeds (the library imitation publishes 95.1 %).",
                        evidence -> published(evidence, PreferenceLearningStudy.DISAGREEMENT)),
                new Claim(
                        "C2",
                        "With random questions it orders at least 95.1 % of them too.",
                        evidence -> published(evidence, PreferenceLearningStudy.RANDOM)),
                new Claim(
                        "C3",
                        "Questions by disagreement make the reward more accurate by at least 0.016 in the mean over seeds.",
                        PreferenceLearningClaims::gain),
                new Claim(
                        "C4",
                        "Behaviour learned from comparisons, of either kind, ends within a tenth of the mean return of the same learner"
                                + " under the intended reward.",
                        PreferenceLearningClaims::behaviour),
                new Claim(
                        "C5",
                        "The reward is less accurate where it is used: on learned behaviour by at least 0.043 than on random behaviour, in"
                                + " the mean over seeds, with either kind of questions.",
                        PreferenceLearningClaims::loss),
                new Claim(
                        "C6",
                        "No over-optimisation: in no trial does the intended return end more than a tenth below the best after any round.",
                        PreferenceLearningClaims::end));
    }

    private static Judgement published(Evidence evidence, String arm) {
        double[] accuracy = evidence.metric(arm, PreferenceLearningStudy.ACCURACY);
        return Judgement.of(
                mean(accuracy) >= PUBLISHED,
                text(
                        "Mean %.4f over %d seeds, from %.3f to %.3f.",
                        mean(accuracy),
                        accuracy.length,
                        Arrays.stream(accuracy).min().orElseThrow(),
                        Arrays.stream(accuracy).max().orElseThrow()));
    }

    private static Judgement gain(Evidence evidence) {
        double random = mean(evidence.metric(PreferenceLearningStudy.RANDOM, PreferenceLearningStudy.ACCURACY));
        double chosen = mean(evidence.metric(PreferenceLearningStudy.DISAGREEMENT, PreferenceLearningStudy.ACCURACY));
        return Judgement.of(
                chosen - random >= GAIN,
                text("Mean accuracy %.4f by disagreement, %.4f with random questions.", chosen, random));
    }

    private static Judgement behaviour(Evidence evidence) {
        double intended = mean(evidence.metric(PreferenceLearningStudy.INTENDED, WatchedLearner.RETURN));
        double random = mean(evidence.metric(PreferenceLearningStudy.RANDOM, WatchedLearner.RETURN));
        double chosen = mean(evidence.metric(PreferenceLearningStudy.DISAGREEMENT, WatchedLearner.RETURN));
        return Judgement.of(
                Math.min(random, chosen) >= intended - LOWER * Math.abs(intended),
                text(
                        "Mean returns %.1f with random questions, %.1f by disagreement, %.1f under the intended reward.",
                        random, chosen, intended));
    }

    private static Judgement loss(Evidence evidence) {
        double[] losses = LEARNED.stream()
                .mapToDouble(arm -> mean(evidence.metric(arm, PreferenceLearningStudy.ON_RANDOM))
                        - mean(evidence.metric(arm, PreferenceLearningStudy.ON_LEARNED)))
                .toArray();
        return Judgement.of(
                Math.min(losses[0], losses[1]) >= LOSS,
                text("Lower by %.3f with random questions, by %.3f by disagreement.", losses[0], losses[1]));
    }

    private static Judgement end(Evidence evidence) {
        double worst = 0;
        for (String arm : LEARNED) {
            double[] last = evidence.metric(arm, WatchedLearner.RETURN);
            double[] best = evidence.metric(arm, WatchedLearner.BEST);
            for (int i = 0; i < last.length; i++) {
                worst = Math.max(worst, (best[i] - last[i]) / Math.abs(best[i]));
            }
        }
        return Judgement.of(worst <= LOWER, text("The farthest that one ends below its best is %.3f of it.", worst));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package dev.goodhart.studies.basalt;

import dev.goodhart.arena.MatchmakingPolicy;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Claims C1 to C4; thresholds were set before anything was measured. */
final class BasaltClaims {
    /** Claims on judges are about this many seeds. */
    private static final int JUDGED_SEEDS = 12;

    /** The gains of a fresh pair, to twelve decimals. */
    private static final double OFFICIAL_GAIN = 36.028758387852;

    private static final double GAIN = 36.910402500496;

    private BasaltClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Four updates of two players and the gains of a fresh pair equal their references to 1e-9. Forgetting the"
                                + " drift between known players, or taking sqrt(2) beta for beta, misses by more than 1e-3.",
                        BasaltClaims::exact),
                new Claim(
                        "C2",
                        "Five matches rated in one pass, either way round, and by expectation propagation equal their references"
                                + " to 2e-6. Over 20 orders of 200 matches one pass moves a mu by more than 2 points in every"
                                + " seed, expectation propagation by less than 1e-4.",
                        BasaltClaims::order),
                new Claim(
                        "C3",
                        "After 100 matches the mean Kendall tau of pairs chosen for uncertainty exceeds that of uniform ones by"
                                + " more than 0.02; expectation propagation exceeds one pass in the mean for every way of"
                                + " choosing.",
                        BasaltClaims::matchmaking),
                new Claim(
                        "C4",
                        "Where 9 of 30 judges do not look, strengths found together with reliabilities correlate more with the"
                                + " truth than ratings that take all judges for equal, in at least 10 of 12 seeds, and no good"
                                + " judge falls below 0.6.",
                        BasaltClaims::judges));
    }

    private static Judgement exact(Evidence evidence) {
        String arm = BasaltStudy.MATHEMATICS;
        double largest = largest(evidence.metric(arm, RatingMathematics.LARGEST));
        double official = evidence.metric(arm, RatingMathematics.OFFICIAL_GAIN)[0];
        double gain = evidence.metric(arm, RatingMathematics.GAIN)[0];
        double driftless = smallest(evidence.metric(arm, RatingMathematics.WITHOUT_DRIFT));
        double fresh = largest(evidence.metric(arm, RatingMathematics.WITHOUT_DRIFT_FRESH));
        double wide = smallest(evidence.metric(arm, RatingMathematics.WIDE_BETA));
        double gains = Math.max(Math.abs(official - OFFICIAL_GAIN), Math.abs(gain - GAIN));
        return Judgement.of(
                largest <= 1e-9 && gains <= 1e-9 && driftless > 1e-3 && wide > 1e-3,
                text(
                        "Updates within %.2g, gains within %.2g (%.12f as the server has it, %.12f over three outcomes). Without"
                                + " the drift known players miss by %.4f at least, a fresh pair by %.6f at most, which tells"
                                + " nothing; with sqrt(2) beta the least miss is %.4f.",
                        largest, gains, official, gain, driftless, fresh, wide));
    }

    private static Judgement order(Evidence evidence) {
        String arm = BasaltStudy.ORDER;
        double reference = Math.max(
                largest(evidence.metric(arm, MatchOrder.ONE_PASS)),
                largest(evidence.metric(arm, MatchOrder.ORDER_FREE)));
        double[] onePass = evidence.metric(arm, MatchOrder.ONE_PASS_SPREAD);
        double orderFree = largest(evidence.metric(arm, MatchOrder.ORDER_FREE_SPREAD));
        return Judgement.of(
                reference <= 2e-6 && smallest(onePass) > 2 && orderFree < 1e-4,
                text(
                        "Five matches within %.2g. Over orders one pass moves a mu by %.2f at least and %.2f in the mean of %d"
                                + " seeds, expectation propagation by %.2g at most.",
                        reference, smallest(onePass), mean(onePass), onePass.length, orderFree));
    }

    private static Judgement matchmaking(Evidence evidence) {
        double lead = tau(evidence, MatchmakingPolicy.UNCERTAINTY, ChosenPairs.ORDER_FREE)
                - tau(evidence, MatchmakingPolicy.UNIFORM, ChosenPairs.ORDER_FREE);
        double least = Double.POSITIVE_INFINITY;
        StringBuilder all = new StringBuilder();
        for (MatchmakingPolicy policy : MatchmakingPolicy.values()) {
            double orderFree = tau(evidence, policy, ChosenPairs.ORDER_FREE);
            double onePass = tau(evidence, policy, ChosenPairs.ONE_PASS);
            least = Math.min(least, orderFree - onePass);
            all.append(text(" %s %.3f (%.3f)", policy, orderFree, onePass));
        }
        return Judgement.of(
                lead > 0.02 && least > 0,
                text(
                        "Uncertainty leads uniform by %.3f, expectation propagation one pass by %.3f at least; mean tau (in one"
                                + " pass):%s.",
                        lead, least, all));
    }

    private static double tau(Evidence evidence, MatchmakingPolicy policy, String rating) {
        return mean(evidence.metric(BasaltStudy.MATCHMAKING, ChosenPairs.metric(policy, rating)));
    }

    private static Judgement judges(Evidence evidence) {
        double[] pooled = first(evidence, CarelessJudges.POOLED);
        double[] crowd = first(evidence, CarelessJudges.CROWD);
        int better = 0;
        for (int i = 0; i < pooled.length; i++) {
            better += crowd[i] > pooled[i] ? 1 : 0;
        }
        double suspected =
                Arrays.stream(first(evidence, CarelessJudges.GOOD_SUSPECTED)).sum();
        return Judgement.of(
                better * 12 >= 10 * pooled.length && suspected == 0,
                text(
                        "Better in %d of %d seeds, mean correlation %.3f against %.3f; %.0f of %d good judges fell below 0.6;"
                                + " good ones average %.2f, bad ones %.2f.",
                        better,
                        pooled.length,
                        mean(crowd),
                        mean(pooled),
                        suspected,
                        CarelessJudges.GOOD * pooled.length,
                        mean(first(evidence, CarelessJudges.GOOD_RELIABILITY)),
                        mean(first(evidence, CarelessJudges.BAD_RELIABILITY))));
    }

    /** The seeds that the claim is about, or those there are. */
    private static double[] first(Evidence evidence, String metric) {
        double[] all = evidence.metric(BasaltStudy.JUDGES, metric);
        return Arrays.copyOf(all, Math.min(all.length, JUDGED_SEEDS));
    }

    /** NaN wins, so that a broken number fails its claim. */
    private static double largest(double[] values) {
        return Arrays.stream(values).reduce(Double.NEGATIVE_INFINITY, Math::max);
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

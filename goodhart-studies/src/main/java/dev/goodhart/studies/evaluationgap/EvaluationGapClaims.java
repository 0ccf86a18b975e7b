package dev.goodhart.studies.evaluationgap;

import dev.goodhart.figure.Numbers;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The claims C1 to C5. */
final class EvaluationGapClaims {
    private static final double EXACT = 1e-9;
    private static final double COSINE = 0.55 / 1.41;

    private EvaluationGapClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "The best a metric can reach is cos^2 of its angle to the value, w* = (1 - A) v.h / h.h and S(2 w*) = S(0),"
                                + " to 1e-9 on 100 random instances with a general cost, where the plain cosine is wrong.",
                        EvaluationGapClaims::ceiling),
                new Claim(
                        "C2",
                        "With the weight the metric always rises, but the surplus peaks at a weight in (0, .3] and at 1.5 is below"
                                + " that without the metric; gaming never falls, is below 2 % of people up to .3 and above half"
                                + " at 1.5, where quality is less than 30 % of honest effort.",
                        EvaluationGapClaims::population),
                new Claim(
                        "C3",
                        "The more people care about the value, the lower the best weight; for those who care as much as the"
                                + " designer it is 0.",
                        EvaluationGapClaims::autonomy),
                new Claim(
                        "C4",
                        "The 95 % interval of the disattenuated indirect effect covers the planted one in 90 to 98.5 % of surveys,"
                                + " the naive estimate is 20 to 40 % too low, and where nothing was planted the interval includes 0"
                                + " in 90 to 98.5 %.",
                        EvaluationGapClaims::survey),
                new Claim(
                        "C5",
                        "From logs the cosine between metric and value is found within .10 in at least 97 % and within .05 in at"
                                + " least 75 %; value per unit of metric falls by at least 60 % when the metric gets weight 1.",
                        EvaluationGapClaims::logs));
    }

    private static Judgement ceiling(Evidence evidence) {
        String arm = EvaluationGapStudy.EXACT;
        double ceiling = largest(evidence.metric(arm, "largest error of the ceiling"));
        double weight = largest(evidence.metric(arm, "largest error of the best weight"));
        double symmetry = largest(evidence.metric(arm, "largest |S(2w*) - S(0)|"));
        double plain = least(evidence.metric(arm, "share of instances where the plain cosine is wrong"));
        double reference = largest(evidence.metric(arm, "ceiling"));
        return Judgement.of(
                ceiling < EXACT
                        && weight < EXACT
                        && symmetry < EXACT
                        && plain > 0.5
                        && Math.abs(reference - COSINE * COSINE) < EXACT,
                "Largest errors: ceiling " + Numbers.of(ceiling) + ", best weight " + Numbers.of(weight)
                        + ", |S(2w*) - S(0)| " + Numbers.of(symmetry) + ". Reference ceiling " + Numbers.of(reference)
                        + ". The plain cosine is wrong by more than .001 in at least " + percent(plain)
                        + " of the instances.");
    }

    private static Judgement population(Evidence evidence) {
        String arm = EvaluationGapStudy.POPULATION;
        boolean holds = true;
        List<String> peaks = new ArrayList<>();
        List<String> gaming = new ArrayList<>();
        List<String> quality = new ArrayList<>();
        int trials = evidence.ofArm(arm).size();
        for (int t = 0; t < trials; t++) {
            double[] metric = evidence.series(arm, "metric").get(t).y();
            double[] surplus = evidence.series(arm, "surplus").get(t).y();
            Series games = evidence.series(arm, "gaming share").get(t);
            double[] shares = evidence.series(arm, "quality share").get(t).y();
            int top = 0;
            for (int i = 0; i < surplus.length; i++) {
                top = surplus[i] > surplus[top] ? i : top;
                holds &= i == 0 || metric[i] > metric[i - 1];
                holds &= i == 0 || games.y()[i] >= games.y()[i - 1];
                holds &= games.x()[i] > 0.3 || games.y()[i] < 0.02;
            }
            int last = surplus.length - 1;
            holds &= games.x()[top] > 0 && games.x()[top] <= 0.3;
            holds &= surplus[last] < surplus[0] && games.y()[last] > 0.5 && shares[last] < 0.3;
            peaks.add(Numbers.of(games.x()[top]));
            gaming.add(Numbers.of(games.y()[last], 2));
            quality.add(Numbers.of(shares[last], 2));
        }
        return Judgement.of(
                holds,
                "Surplus peaks at w = " + String.join(", ", peaks) + "; at w = 1.5 gaming share "
                        + String.join(", ", gaming) + " and quality share " + String.join(", ", quality)
                        + ". By the metric alone one would choose the largest weight.");
    }

    private static Judgement autonomy(Evidence evidence) {
        Series best = evidence.series(EvaluationGapStudy.EXACT, "best weight on the grid")
                .getFirst();
        boolean falls = true;
        for (int i = 1; i < best.y().length; i++) {
            falls &= best.y()[i] <= best.y()[i - 1];
        }
        return Judgement.of(
                falls && best.y()[best.y().length - 1] == 0,
                "Best weights " + Arrays.toString(best.y()) + " at autonomy " + Arrays.toString(best.x()) + ".");
    }

    private static Judgement survey(Evidence evidence) {
        String arm = EvaluationGapStudy.SURVEY;
        double covers = mean(evidence.metric(arm, "covers the truth"));
        double zero = mean(evidence.metric(arm, "a = 0: naive interval includes 0"));
        double correctedZero = mean(evidence.metric(arm, "a = 0: corrected interval includes 0"));
        double truth = mean(evidence.metric(arm, "truth"));
        double low = 1 - mean(evidence.metric(arm, "mean naive ab")) / truth;
        int surveys = evidence.series(arm, "naive indirect effect").stream()
                .mapToInt(s -> s.y().length)
                .sum();
        return Judgement.of(
                within(covers, 0.9, 0.985)
                        && within(zero, 0.9, 0.985)
                        && within(correctedZero, 0.9, 0.985)
                        && within(low, 0.2, 0.4),
                "Over " + surveys + " surveys: covered in " + percent(covers) + "; naive estimate " + percent(low)
                        + " too low, disattenuated mean " + Numbers.of(mean(evidence.metric(arm, "mean corrected ab")))
                        + " of " + Numbers.of(truth) + "; with a = 0 the naive interval includes 0 in " + percent(zero)
                        + ", the disattenuated in " + percent(correctedZero) + ".");
    }

    private static Judgement logs(Evidence evidence) {
        double[] cosine = evidence.series(EvaluationGapStudy.LOGS, "cosine").stream()
                .flatMapToDouble(s -> Arrays.stream(s.y()))
                .toArray();
        double tenth = share(cosine, 0.1);
        double twentieth = share(cosine, 0.05);
        double least = Double.POSITIVE_INFINITY;
        for (Series ratio : evidence.series(EvaluationGapStudy.POPULATION, "value per unit of metric")) {
            int one = Arrays.binarySearch(ratio.x(), 1);
            least = Math.min(least, 1 - ratio.y()[one] / ratio.y()[0]);
        }
        return Judgement.of(
                tenth >= 0.97 && twentieth >= 0.75 && least >= 0.6,
                "Within .10 in " + percent(tenth) + ", within .05 in " + percent(twentieth) + " of " + cosine.length
                        + " logs; value per unit of metric falls by at least " + percent(least) + ".");
    }

    private static double share(double[] cosine, double tolerance) {
        return Arrays.stream(cosine)
                        .filter(c -> Math.abs(c - COSINE) <= tolerance)
                        .count()
                / (double) cosine.length;
    }

    private static boolean within(double x, double low, double high) {
        return x >= low && x <= high;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static String percent(double share) {
        return Numbers.of(100 * share, 3) + " %";
    }
}

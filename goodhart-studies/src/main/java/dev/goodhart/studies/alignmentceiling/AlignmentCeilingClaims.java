package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.figure.Numbers;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Series;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The claims C1 to C5, with the thresholds that were set before the study was run. */
final class AlignmentCeilingClaims {
    static final String RHO_ID = "rho(in-distribution accuracy, gold)";
    static final String RHO_ON = "rho(on-policy accuracy, gold)";
    static final String RHO_CEILING = "rho(in-distribution accuracy, ceiling)";

    private static final double[] TWO_ATOMS = {0.130812, 0.459356, 0.667588};
    private static final double[] GAINS = {0.564190, 0.891543, 1.162558, 1.169590, 1.040662, 0.829716};
    private static final double PRINTED = 5e-7;

    private AlignmentCeilingClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Best-of-n on 1,000 atoms without ties has the KL of log n - (n-1)/n to 2e-4 for n up to 64; on two equal atoms it is"
                                + " 0.130812, 0.459356, 0.667588 at n = 2, 4, 8, where the formula says 0.193147, 0.636294, 1.204442.",
                        AlignmentCeilingClaims::finite),
                new Claim(
                        "C2",
                        "With gold y - y^2 / 4 the fit returns alpha = sqrt(2) and beta = 0.5 to 1e-6, the best tilt is lambda = 2, and gains of"
                                + " best-of-n are those computed for the study (1e-4 by cells, 3 standard errors sampled).",
                        AlignmentCeilingClaims::exact),
                new Claim(
                        "C3",
                        "With one learned reward model, in every seed, the proxy rises all the way to d = 6 while gold peaks within [2.8, 4.5]"
                                + " and loses at least 20 % by d = 6; pair accuracy falls by at least 0.35.",
                        AlignmentCeilingClaims::learned),
                new Claim(
                        "C4",
                        "Over reward models, in all seeds but one of five, rho(in-distribution accuracy, gold) <= 0.40,"
                                + " rho(on-policy accuracy, gold) >= 0.60, at least 0.35 more, and rho(in-distribution accuracy, ceiling) < 0;"
                                + " choosing by on-policy accuracy gives at least 1.05 times the gold.",
                        AlignmentCeilingClaims::population),
                new Claim(
                        "C5",
                        "Labels round by round beat as many at once by at least 8 % gold in every seed; with errors of t(2) gold falls below half"
                                + " its peak by n = 1024, with normal ones it rises all along; KL penalties of 0, 0.1 and 0.5 follow one curve to"
                                + " 1e-6.",
                        AlignmentCeilingClaims::steps));
    }

    private static Judgement finite(Evidence evidence) {
        double[] formula = series(evidence, AlignmentCeilingStudy.EXACT, "KL, formula");
        double[] many = series(evidence, AlignmentCeilingStudy.EXACT, "KL, 1000 atoms");
        double[] two = series(evidence, AlignmentCeilingStudy.EXACT, "KL, two atoms");
        double off = distance(many, formula);
        double offTwo = distance(Arrays.copyOf(two, TWO_ATOMS.length), TWO_ATOMS);
        boolean bound = IntStream.range(0, two.length).allMatch(i -> two[i] < formula[i]);
        return Judgement.of(
                off <= 2e-4 && offTwo <= PRINTED && bound,
                "1,000 atoms: off by " + Numbers.of(off) + " at most; two atoms: " + list(Arrays.copyOf(two, 3))
                        + " against " + list(Arrays.copyOf(formula, 3)) + " of the formula.");
    }

    private static Judgement exact(Evidence evidence) {
        String arm = AlignmentCeilingStudy.EXACT;
        double alpha = evidence.metric(arm, "alpha")[0];
        double beta = evidence.metric(arm, "beta")[0];
        double lambda = evidence.metric(arm, "best lambda")[0];
        double[] gains = series(evidence, arm, "gain, best of n");
        double off = distance(gains, GAINS);
        double largest = 0;
        List<Series> sampled = evidence.series(arm, "gain, sampled");
        List<Series> errors = evidence.series(arm, "standard error, sampled");
        for (int k = 0; k < GAINS.length; k++) {
            int at = k;
            double mean = sampled.stream().mapToDouble(s -> s.y()[at]).average().orElseThrow();
            double variance =
                    errors.stream().mapToDouble(s -> s.y()[at] * s.y()[at]).sum();
            largest = Math.max(largest, Math.abs(mean - GAINS[k]) / (Math.sqrt(variance) / errors.size()));
        }
        return Judgement.of(
                Math.abs(alpha - Math.sqrt(2)) <= 1e-6
                        && Math.abs(beta - 0.5) <= 1e-6
                        && Math.abs(lambda - 2) <= 1e-4
                        && off <= 1e-4
                        && largest <= 3,
                "alpha " + Numbers.of(alpha, 8) + ", beta " + Numbers.of(beta, 8) + ", best lambda "
                        + Numbers.of(lambda, 6)
                        + "; gains off by " + Numbers.of(off) + " by cells, by " + Numbers.of(largest)
                        + " standard errors sampled.");
    }

    private static Judgement learned(Evidence evidence) {
        String arm = AlignmentCeilingStudy.LEARNED;
        double[] peaks = evidence.metric(arm, "peak");
        double[] ceilings = evidence.metric(arm, "ceiling");
        List<Series> proxy = evidence.series(arm, LearnedPart.PROXY);
        List<Series> gold = evidence.series(arm, LearnedPart.GOLD);
        List<Series> accuracy = evidence.series(arm, LearnedPart.ACCURACY);
        boolean holds = true;
        double leastLoss = Double.POSITIVE_INFINITY;
        double leastFall = Double.POSITIVE_INFINITY;
        for (int s = 0; s < peaks.length; s++) {
            double loss = 1 - last(gold.get(s)) / ceilings[s];
            double fall = accuracy.get(s).y()[0] - last(accuracy.get(s));
            holds &= rises(proxy.get(s).y()) && peaks[s] >= 2.8 && peaks[s] <= 4.5 && loss >= 0.2 && fall >= 0.35;
            leastLoss = Math.min(leastLoss, loss);
            leastFall = Math.min(leastFall, fall);
        }
        return Judgement.of(
                holds,
                "Peaks at d = " + list(peaks) + "; by d = 6 at least " + percent(leastLoss)
                        + " of the peak is lost and accuracy has fallen by at least " + Numbers.of(leastFall)
                        + ". In distribution it stays at "
                        + Numbers.of(accuracy.getFirst().y()[0], 3) + ".");
    }

    private static Judgement population(Evidence evidence) {
        String arm = AlignmentCeilingStudy.POPULATION;
        double[] inDistribution = evidence.metric(arm, RHO_ID);
        double[] onPolicy = evidence.metric(arm, RHO_ON);
        double[] ceiling = evidence.metric(arm, RHO_CEILING);
        long good = IntStream.range(0, ceiling.length)
                .filter(s -> inDistribution[s] <= 0.40
                        && onPolicy[s] >= 0.60
                        && onPolicy[s] - inDistribution[s] >= 0.35
                        && ceiling[s] < 0)
                .count();
        double naive = mean(evidence.metric(arm, "gold of the best in distribution"));
        double chosen = mean(evidence.metric(arm, "gold of the best on policy"));
        double best = mean(evidence.metric(arm, "gold of the best"));
        return Judgement.of(
                5 * good >= 4L * ceiling.length && chosen >= 1.05 * naive,
                good + " of " + ceiling.length + " seeds; rho with gold in distribution " + list(inDistribution)
                        + ", on policy " + list(onPolicy) + ", with the ceiling " + list(ceiling)
                        + ". Mean gold chosen in distribution " + Numbers.of(naive) + ", on policy "
                        + Numbers.of(chosen)
                        + ", best " + Numbers.of(best) + ".");
    }

    private static Judgement steps(Evidence evidence) {
        double[] iterated = evidence.metric(AlignmentCeilingStudy.ITERATED, IteratedPart.ITERATED);
        double[] fixed = evidence.metric(AlignmentCeilingStudy.ITERATED, IteratedPart.STATIC);
        double least = IntStream.range(0, fixed.length)
                .mapToDouble(s -> iterated[s] / fixed[s])
                .min()
                .orElseThrow();
        double[] heavy = average(evidence.series(AlignmentCeilingStudy.TAILS, TailsPart.Tail.T2.label()));
        double[] normal = average(evidence.series(AlignmentCeilingStudy.TAILS, TailsPart.Tail.NORMAL.label()));
        double peak = Arrays.stream(heavy).max().orElseThrow();
        double offCurve = Arrays.stream(evidence.metric(AlignmentCeilingStudy.PENALTY, PenaltyPart.OFF_CURVE))
                .max()
                .orElseThrow();
        return Judgement.of(
                least >= 1.08 && heavy[heavy.length - 1] < peak / 2 && rises(normal) && offCurve <= 1e-6,
                "Round by round " + list(iterated) + " against " + list(fixed) + " at once; t(2): peak "
                        + Numbers.of(peak)
                        + ", at n = 1024 " + Numbers.of(heavy[heavy.length - 1]) + "; normal: "
                        + Numbers.of(normal[normal.length - 1]) + "; penalties off the curve by " + Numbers.of(offCurve)
                        + ".");
    }

    static double[] average(List<Series> seeds) {
        double[] mean = new double[seeds.getFirst().y().length];
        Arrays.setAll(
                mean, i -> seeds.stream().mapToDouble(s -> s.y()[i]).average().orElse(Double.NaN));
        return mean;
    }

    private static boolean rises(double[] y) {
        return IntStream.range(1, y.length).allMatch(i -> y[i] > y[i - 1]);
    }

    private static double last(Series series) {
        return series.y()[series.y().length - 1];
    }

    private static double[] series(Evidence evidence, String arm, String name) {
        return evidence.series(arm, name).getFirst().y();
    }

    private static double distance(double[] measured, double[] expected) {
        return IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(measured[i] - expected[i]))
                .max()
                .orElse(Double.NaN);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static String list(double[] values) {
        return String.join(
                ", ", Arrays.stream(values).mapToObj(v -> Numbers.of(v, 3)).toList());
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 1) + " %";
    }
}

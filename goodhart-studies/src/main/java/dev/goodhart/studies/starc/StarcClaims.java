package dev.goodhart.studies.starc;

import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The five claims; thresholds were set before anything was measured. */
final class StarcClaims {
    private static final List<String> SOUND = List.of("VAL", "MINIMAL");
    private static final List<String> BASELINES = List.of("EPIC", "DARD", "VAL_POTENTIAL", "NONE");

    private StarcClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "The 36 EPIC, DARD and None 2-2 distances of the two gridworlds equal the recorded ones to 1e-9.",
                        StarcClaims::exactTable),
                new Claim(
                        "C2",
                        "Scale, shaping and redistribution move VAL and minimal STARC by at most 1e-9, but EPIC, DARD,"
                                + " VALPotential and None by more than 0.1 in at least 90 of 100 worlds; shaping alone moves"
                                + " all but None by less than 1e-12.",
                        StarcClaims::invariance),
                new Claim(
                        "C3",
                        "Under noise K N on impossible transitions VAL stays at 2 to 1e-9 and worst-case regret at 1 for every"
                                + " K, while EPIC falls as 1/K and its regret per distance exceeds 30; over random pairs regret"
                                + " per VAL distance stays within 0.3 to 2.5.",
                        StarcClaims::soundness),
                new Claim(
                        "C4",
                        "VAL's Pearson correlation with regret exceeds EPIC's and DARD's in every seed; its mean over seeds"
                                + " exceeds each of theirs by at least 0.02, and None's by at least 0.15.",
                        StarcClaims::correlation),
                new Claim(
                        "C5",
                        "The VAL form is the advantage of the policy to 1e-10, and averages to 0 over the policy's actions to"
                                + " 1e-10.",
                        StarcClaims::advantage));
    }

    private static Judgement exactTable(Evidence evidence) {
        double difference = largest(evidence.metric(ExactTable.ARM, ExactTable.LARGEST_DIFFERENCE));
        double compared = smallest(evidence.metric(ExactTable.ARM, ExactTable.COMPARED));
        return Judgement.of(
                difference <= 1e-9 && compared == 36,
                text("%.0f values compared, largest difference %.2g.", compared, difference));
    }

    private static Judgement invariance(Evidence evidence) {
        double moved = 0;
        for (String name : SOUND) {
            moved = Math.max(moved, largest(evidence.metric(Invariance.ARM, Invariance.WORST + name)));
        }
        double share = 1;
        for (String name : BASELINES) {
            share = Math.min(share, smallest(evidence.metric(Invariance.ARM, Invariance.EXCEEDING + name)));
        }
        double shaped = 0;
        for (StarcMetric metric : StarcMetrics.ALL) {
            String name = StarcMetrics.name(metric);
            if (!name.equals("NONE")) {
                shaped = Math.max(shaped, largest(evidence.metric(Invariance.ARM, Invariance.SHAPED + name)));
            }
        }
        return Judgement.of(
                moved <= 1e-9 && share >= 0.9 && shaped < 1e-12,
                text(
                        "VAL and minimal STARC moved by at most %.2g; the four baselines exceeded 0.1 in at least %.0f %% of"
                                + " worlds; shaping alone moved all but None by at most %.2g.",
                        moved, 100 * share, shaped));
    }

    private static Judgement soundness(Evidence evidence) {
        double off = 0;
        for (Series series : evidence.series(OffSupportNoise.ARM, "VAL")) {
            off = Math.max(
                    off,
                    Arrays.stream(series.y()).map(d -> Math.abs(d - 2)).max().orElse(Double.NaN));
        }
        double regret = 1;
        for (Series series : evidence.series(OffSupportNoise.ARM, OffSupportNoise.REGRET)) {
            regret = Math.min(regret, smallest(series.y()));
        }
        double steepest = Double.POSITIVE_INFINITY;
        double flattest = Double.NEGATIVE_INFINITY;
        for (Series series : evidence.series(OffSupportNoise.ARM, "EPIC")) {
            double slope = slopeFromTen(series);
            steepest = Math.min(steepest, slope);
            flattest = Math.max(flattest, slope);
        }
        double ratio = smallest(evidence.metric(OffSupportNoise.ARM, "EPIC ratio"));
        double low = smallest(evidence.metric(SoundnessBand.ARM, SoundnessBand.LOWEST + "VAL"));
        double high = largest(evidence.metric(SoundnessBand.ARM, SoundnessBand.HIGHEST + "VAL"));
        boolean sound = off <= 1e-9 && regret >= 1 - 1e-6 && low >= 0.3 && high <= 2.5;
        boolean unsound = steepest >= -1.1 && flattest <= -0.9 && ratio > 30;
        return Judgement.of(
                sound && unsound,
                text(
                        "VAL is within %.2g of 2 and regret at least %.6f for every K; EPIC falls as K^%.3f and its regret per"
                                + " distance reaches %.0f; regret per VAL distance lies in %.2f .. %.2f.",
                        off, regret, flattest, ratio, low, high));
    }

    /** The exponent of K between K = 10 and the largest K. */
    private static double slopeFromTen(Series series) {
        int from = Arrays.binarySearch(series.x(), 10);
        int to = series.x().length - 1;
        return Math.log(series.y()[to] / series.y()[from]) / Math.log(series.x()[to] / series.x()[from]);
    }

    private static Judgement correlation(Evidence evidence) {
        double[] val = pearson(evidence, "VAL");
        double[] epic = pearson(evidence, "EPIC");
        double[] dard = pearson(evidence, "DARD");
        double[] none = pearson(evidence, "NONE");
        boolean everySeed = true;
        for (int i = 0; i < val.length; i++) {
            everySeed &= val[i] > epic[i] && val[i] > dard[i];
        }
        double lead = mean(val) - Math.max(mean(epic), mean(dard));
        double overNone = mean(val) - mean(none);
        double skipped = Arrays.stream(evidence.metric(RegretCorrelation.ARM, RegretCorrelation.SKIPPED))
                .sum();
        double compared = Arrays.stream(evidence.metric(RegretCorrelation.ARM, RegretCorrelation.COMPARED))
                .sum();
        return Judgement.of(
                everySeed && lead >= 0.02 && overNone >= 0.15,
                text(
                        "VAL %s, DARD %s, EPIC %s, None %s; VAL leads the better of EPIC and DARD by %.3f and None by %.3f in"
                                + " the mean%s; %.0f pairs compared, %.0f skipped as trivial.",
                        list(val),
                        list(dard),
                        list(epic),
                        list(none),
                        lead,
                        overNone,
                        everySeed ? "" : ", but not in every seed",
                        compared,
                        skipped));
    }

    private static double[] pearson(Evidence evidence, String name) {
        return evidence.metric(RegretCorrelation.ARM, RegretCorrelation.PEARSON + name);
    }

    private static Judgement advantage(Evidence evidence) {
        double difference = largest(evidence.metric(AdvantageIdentity.ARM, AdvantageIdentity.DIFFERENCE));
        double mean = largest(evidence.metric(AdvantageIdentity.ARM, AdvantageIdentity.MEAN));
        return Judgement.of(
                difference <= 1e-10 && mean <= 1e-10,
                text("Largest difference %.2g, largest mean over actions %.2g.", difference, mean));
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

    private static String list(double[] values) {
        return String.join(
                "/", Arrays.stream(values).mapToObj(v -> text("%.3f", v)).toList());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

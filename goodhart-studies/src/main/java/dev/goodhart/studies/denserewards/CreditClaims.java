package dev.goodhart.studies.denserewards;

import dev.goodhart.statistics.Statistic;
import dev.goodhart.studies.denserewards.SampledCredit.Weighing;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The three claims on credit; thresholds are the card's. */
final class CreditClaims {
    private CreditClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Shapley and Owen values of the glove game are right to 1e-12; credits of 100 random games sum to what the"
                                + " whole adds to 1e-9; Owen equals Shapley to 1e-9 on two-body games and differs on the glove game.",
                        CreditClaims::games),
                new Claim(
                        "C2",
                        "Whole-return Shapley and prefix gradients equal the sparse one to 1e-9; reward-to-go Shapley does so at"
                                + " strength 0 only and is off by at least 0.05 (0.3) and 0.15 (1.0) in the median; on the two-unit"
                                + " counterexample it lowers p(a).",
                        CreditClaims::gradients),
                new Claim(
                        "C5",
                        "Without interactions reward-to-go Shapley ends above sparse by at least 0.04, and above uniform; own-unit"
                                + " noise grows less than 1.5 times from 16 to 64 units, sparse noise more than 3 times; at kappa 0.5"
                                + " prefix credit ends at most 0.02 below Shapley.",
                        CreditClaims::density));
    }

    private static Judgement games(Evidence evidence) {
        double glove = largest(evidence.metric(CreditGames.ARM, CreditGames.GLOVE));
        double residual = largest(evidence.metric(CreditGames.ARM, CreditGames.RESIDUAL));
        double twoBody = largest(evidence.metric(CreditGames.ARM, CreditGames.TWO_BODY));
        double differs = largest(evidence.metric(CreditGames.ARM, CreditGames.DIFFERENCE));
        return Judgement.of(
                glove <= 1e-12 && residual <= 1e-9 && twoBody <= 1e-9 && differs > 0.1,
                text(
                        "Glove game to %.2g, residual at most %.2g, Owen from Shapley at most %.2g on two-body games and %.3f on"
                                + " the glove game.",
                        glove, residual, twoBody, differs));
    }

    private static Judgement gradients(Evidence evidence) {
        double unbiased = 0;
        for (double strength : ExactCredit.STRENGTHS) {
            unbiased = Math.max(unbiased, largest(evidence.metric(ExactCredit.ARM, ExactCredit.unbiased(strength))));
        }
        double none = largest(pooled(evidence, ExactCredit.bias(0)));
        double weak = Statistic.MEDIAN.of(pooled(evidence, ExactCredit.bias(0.3)));
        double strong = Statistic.MEDIAN.of(pooled(evidence, ExactCredit.bias(1)));
        double lowers = largest(evidence.metric(ExactCredit.ARM, ExactCredit.COUNTEREXAMPLE_SHAPLEY));
        return Judgement.of(
                unbiased <= 1e-9 && none <= 1e-9 && weak >= 0.05 && strong >= 0.15 && lowers < 0,
                text(
                        "Whole-return Shapley and prefix to %.2g; reward-to-go Shapley off by at most %.2g at strength 0, in the"
                                + " median %.3f at 0.3 and %.3f at 1.0 (largest %.2f); gradient of a's logit %.3f. End values at"
                                + " 1.0: sparse %.3f, prefix %.3f, Shapley %.3f; at 0.3: %.3f, %.3f, %.3f.",
                        unbiased,
                        none,
                        weak,
                        strong,
                        largest(pooled(evidence, ExactCredit.bias(1))),
                        lowers,
                        end(evidence, "sparse", 1),
                        end(evidence, "prefix", 1),
                        end(evidence, "shapley", 1),
                        end(evidence, "sparse", 0.3),
                        end(evidence, "prefix", 0.3),
                        end(evidence, "shapley", 0.3)));
    }

    private static Judgement density(Evidence evidence) {
        double sparse = best(evidence, Weighing.SPARSE, 0);
        double uniform = best(evidence, Weighing.UNIFORM, 0);
        double shapley = best(evidence, Weighing.SHAPLEY, 0);
        double ownRatio = noise(evidence, Weighing.OWN_UNIT, 64) / noise(evidence, Weighing.OWN_UNIT, 16);
        double sparseRatio = noise(evidence, Weighing.SPARSE, 64) / noise(evidence, Weighing.SPARSE, 16);
        double prefixPairs = best(evidence, Weighing.PREFIX, 0.5);
        double shapleyPairs = best(evidence, Weighing.SHAPLEY, 0.5);
        boolean denser = shapley >= sparse + 0.04 && shapley > uniform;
        boolean noise = ownRatio < 1.5 && sparseRatio > 3;
        return Judgement.of(
                denser && noise && prefixPairs >= shapleyPairs - 0.02,
                text(
                        "End values at kappa 0: sparse %.3f, uniform %.3f, Shapley %.3f, own unit %.3f, prefix %.3f; at 0.5: %.3f,"
                                + " %.3f, %.3f, %.3f, %.3f. Noise from 16 to 64 units: sparse %.0f to %.0f, Shapley %.0f to %.0f,"
                                + " own unit %.2f to %.2f.",
                        sparse,
                        uniform,
                        shapley,
                        best(evidence, Weighing.OWN_UNIT, 0),
                        best(evidence, Weighing.PREFIX, 0),
                        best(evidence, Weighing.SPARSE, 0.5),
                        best(evidence, Weighing.UNIFORM, 0.5),
                        shapleyPairs,
                        best(evidence, Weighing.OWN_UNIT, 0.5),
                        prefixPairs,
                        noise(evidence, Weighing.SPARSE, 16),
                        noise(evidence, Weighing.SPARSE, 64),
                        noise(evidence, Weighing.SHAPLEY, 16),
                        noise(evidence, Weighing.SHAPLEY, 64),
                        noise(evidence, Weighing.OWN_UNIT, 16),
                        noise(evidence, Weighing.OWN_UNIT, 64)));
    }

    /** The mean end value over seeds under the method's best learning rate; every method chooses among the same. */
    static double best(Evidence evidence, Weighing weighing, double kappa) {
        return SampledCredit.RATES.stream()
                .mapToDouble(rate -> mean(evidence.metric(SampledCredit.ARM, SampledCredit.end(weighing, kappa, rate))))
                .max()
                .orElse(Double.NaN);
    }

    static double noise(Evidence evidence, Weighing weighing, int length) {
        return mean(evidence.metric(SampledCredit.ARM, SampledCredit.noise(weighing, length)));
    }

    private static double end(Evidence evidence, String method, double strength) {
        return mean(pooled(evidence, ExactCredit.end(method, strength)));
    }

    /** The tables of all seeds. */
    static double[] pooled(Evidence evidence, String series) {
        return evidence.series(ExactCredit.ARM, series).stream()
                .map(Series::y)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    /** NaN wins, so that a broken number fails its claim. */
    private static double largest(double[] values) {
        return Arrays.stream(values).reduce(Double.NEGATIVE_INFINITY, Math::max);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

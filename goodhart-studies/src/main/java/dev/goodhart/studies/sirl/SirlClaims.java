package dev.goodhart.studies.sirl;

import dev.goodhart.figure.Numbers;
import dev.goodhart.representation.PreferenceHead;
import dev.goodhart.representation.RepresentationSource;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.MissingEvidenceException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The claims C1 to C8 with their thresholds. */
final class SirlClaims {
    private static final double EXACT = 1e-9;
    private static final double GRADIENT = 1e-6;
    private static final int MOST_SEEDS_OF = 8;

    /** On pilot seeds 100 to 104 similarity asked in the task pool was 0.042 above preferences of 10 in the mean; half of it is claimed. */
    private static final double POOL_MARGIN = 0.02;

    private static final String SIRL = similarity(SirlArm.FULL);

    private SirlClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "The world's figures come out to 1e-9; least squares on the raw inputs leave 0.242, 0.303, 0.163 of the distances"
                                + " and all of |angle|; the loss is 4 by hand whichever of the two alike comes first, 2 margins when"
                                + " collapsed, unchanged to 1e-9 by rotation and translation, and its gradient matches differences to"
                                + " 1e-6.",
                        SirlClaims::geometry),
                new Claim(
                        "C2",
                        "At 1,000 questions similarity reaches FPE at most 0.20 and TPA at least 0.84; its TPA exceeds that of preferences"
                                + " of 10 by 0.015, of 50 by 0.03, of 1 by 0.10 and of the autoencoder by 0.15 in the mean, and each in at"
                                + " least 7 of 8 seeds.",
                        SirlClaims::beatsOthers),
                new Claim(
                        "C3",
                        "It is not only that an answer holds more than a bit: against preferences of 10 with 1,585 questions similarity with"
                                + " 1,000 gains at least 0.005 TPA in the mean.",
                        SirlClaims::bits),
                new Claim(
                        "C4",
                        "Few questions do not suffice: at 100 similarity is within 0.05 TPA of raw inputs, and its FPE of |angle| above 0.85.",
                        SirlClaims::few),
                new Claim(
                        "C5",
                        "Usual mistakes at 1,000 questions: margin 0 raises FPE above 0.25, one anchor by at least 0.02 in the mean, a person"
                                + " who judges unnormalised features above 0.20, dimension 2 above 0.4, shuffled answers above 0.8 with TPA"
                                + " below 0.6.",
                        SirlClaims::mistakes),
                new Claim(
                        "C6",
                        "Noise costs little at first: at beta 8 FPE is at most 0.35 and TPA at least 0.79, at beta 4 TPA at least 0.72, and"
                                + " mean FPE rises with the error rate.",
                        SirlClaims::noise),
                new Claim(
                        "C7",
                        "Inputs that mean nothing: nuisance R2 of similarity (diverse) is at most 0.15, of raw inputs 1; its conflict accuracy"
                                + " exceeds end-to-end learning by 0.05, raw by 0.3 and the autoencoder by 0.2 in the mean; asked in the"
                                + " task pool it exceeds preferences of 10 asked there by " + POOL_MARGIN
                                + " (fixed on pilot seeds 100 to 104).",
                        SirlClaims::meaningless),
                new Claim(
                        "C8",
                        "Where what confounds is itself a feature no representation helps: conflict accuracy of similarity (diverse) is below"
                                + " 0.6 in the mean, and the condition number of its reward data is above "
                                + Numbers.of(PreferenceHead.COLLINEAR) + " in every seed.",
                        SirlClaims::feature));
    }

    private static Judgement geometry(Evidence evidence) {
        double largest = 0;
        String worst = "";
        for (Map.Entry<String, Double> entry : Geometry.expected().entrySet()) {
            double error = Math.abs(evidence.metric(SirlArm.GEOMETRY, entry.getKey())[0] - entry.getValue());
            if (!(error <= largest)) {
                largest = error;
                worst = entry.getKey();
            }
        }
        double turned = most(evidence.metric(SirlArm.GEOMETRY, Geometry.ROTATION));
        double slope = most(evidence.metric(SirlArm.GEOMETRY, Geometry.GRADIENT));
        return Judgement.of(
                largest <= EXACT && turned <= EXACT && slope <= GRADIENT,
                Geometry.expected().size() + " values, largest difference " + Numbers.of(largest, 2) + " (" + worst
                        + "); under rotation " + Numbers.of(turned, 2) + "; gradient " + Numbers.of(slope, 2) + ".");
    }

    private static Judgement beatsOthers(Evidence evidence) {
        double[] ours = evidence.metric(SIRL, Representations.TPA);
        double fpe = mean(evidence, SIRL, Representations.FPE);
        boolean holds = fpe <= 0.20 && mean(ours) >= 0.84;
        StringBuilder detail = new StringBuilder("FPE " + number(fpe) + ", TPA " + number(mean(ours)));
        String[] arms = {
            preferences(10, SirlArm.FULL),
            preferences(50, SirlArm.FULL),
            preferences(1, SirlArm.FULL),
            SirlArm.name(RepresentationSource.AUTOENCODER, 0, 0)
        };
        double[] margins = {0.015, 0.03, 0.10, 0.15};
        for (int k = 0; k < arms.length; k++) {
            double[] gain = difference(ours, evidence.metric(arms[k], Representations.TPA));
            long positive = Arrays.stream(gain).filter(g -> g > 0).count();
            holds &= mean(gain) >= margins[k] && positive >= enough(gain.length);
            detail.append("; over ").append(arms[k]).append(' ').append(signed(mean(gain)));
            detail.append(" (")
                    .append(positive)
                    .append(" of ")
                    .append(gain.length)
                    .append(" seeds)");
        }
        return Judgement.of(holds, detail + ".");
    }

    private static Judgement bits(Evidence evidence) {
        double[] gain = difference(
                evidence.metric(SIRL, Representations.TPA),
                evidence.metric(preferences(10, SirlArm.BITS_MATCHED), Representations.TPA));
        return Judgement.of(mean(gain) >= 0.005, "gain " + signed(mean(gain)) + " " + range(gain) + ".");
    }

    private static Judgement few(Evidence evidence) {
        double gain = mean(evidence, similarity(100), Representations.TPA)
                - mean(evidence, SirlArm.name(RepresentationSource.RAW, 0, 0), Representations.TPA);
        double angle = mean(evidence, similarity(100), Representations.FPE + " |angle|");
        StringBuilder more = new StringBuilder();
        for (int questions : new int[] {300, 3000}) {
            more.append("; TPA at ").append(questions).append(' ');
            more.append(number(mean(evidence, similarity(questions), Representations.TPA)));
        }
        return Judgement.of(
                Math.abs(gain) <= 0.05 && angle > 0.85,
                "TPA at 100 " + number(mean(evidence, similarity(100), Representations.TPA)) + ", " + signed(gain)
                        + " over raw; FPE of |angle| " + number(angle) + more + ".");
    }

    private static Judgement mistakes(Evidence evidence) {
        double usual = mean(evidence, SIRL, Representations.FPE);
        double margin = fpe(evidence, SirlArm.Twist.MARGIN_0);
        double anchor = fpe(evidence, SirlArm.Twist.ONE_ANCHOR);
        double units = fpe(evidence, SirlArm.Twist.UNNORMALISED);
        double narrow = fpe(evidence, SirlArm.Twist.DIMENSION_2);
        double shuffled = fpe(evidence, SirlArm.Twist.SHUFFLED);
        double accuracy = mean(evidence, SirlArm.twisted(SirlArm.Twist.SHUFFLED), Representations.TPA);
        return Judgement.of(
                margin > 0.25
                        && anchor - usual >= 0.02
                        && units > 0.20
                        && narrow > 0.4
                        && shuffled > 0.8
                        && accuracy < 0.6,
                "FPE " + number(usual) + "; margin 0 " + number(margin) + ", one anchor " + number(anchor)
                        + ", unnormalised " + number(units) + ", dimension 2 " + number(narrow) + ", shuffled "
                        + number(shuffled) + " (TPA " + number(accuracy) + ").");
    }

    private static Judgement noise(Evidence evidence) {
        String[] arms = {
            SIRL,
            SirlArm.twisted(SirlArm.Twist.NOISE_20),
            SirlArm.twisted(SirlArm.Twist.NOISE_8),
            SirlArm.twisted(SirlArm.Twist.NOISE_4)
        };
        boolean rises = true;
        StringBuilder detail = new StringBuilder();
        double before = Double.NEGATIVE_INFINITY;
        for (String arm : arms) {
            double fpe = mean(evidence, arm, Representations.FPE);
            rises &= fpe > before;
            before = fpe;
            detail.append(detail.isEmpty() ? "" : "; ")
                    .append(Numbers.of(Math.round(100 * mean(evidence, arm, Representations.AGREEMENT))));
            detail.append(" % as without noise: FPE ").append(number(fpe)).append(", TPA ");
            detail.append(number(mean(evidence, arm, Representations.TPA)));
        }
        return Judgement.of(
                rises
                        && mean(evidence, arms[2], Representations.FPE) <= 0.35
                        && mean(evidence, arms[2], Representations.TPA) >= 0.79
                        && mean(evidence, arms[3], Representations.TPA) >= 0.72,
                detail + ".");
    }

    private static Judgement meaningless(Evidence evidence) {
        double leak = mean(evidence, "B: similarity, diverse", SpuriousInputs.NUISANCE);
        double[] raw = evidence.metric("B: raw", SpuriousInputs.NUISANCE);
        double rawError = Math.max(
                Math.abs(most(raw) - 1), Math.abs(1 - Arrays.stream(raw).min().orElse(0)));
        double ours = conflict(evidence, "B: similarity, diverse");
        double single = conflict(evidence, "B: single task");
        double inputs = conflict(evidence, "B: raw");
        double encoder = conflict(evidence, "B: autoencoder");
        double pooled = conflict(evidence, "B: similarity, task");
        double pooledPreferences = conflict(evidence, "B: preferences of 10, task");
        return Judgement.of(
                leak <= 0.15
                        && rawError <= EXACT
                        && ours - single >= 0.05
                        && ours - inputs >= 0.3
                        && ours - encoder >= 0.2
                        && pooled - pooledPreferences >= POOL_MARGIN,
                "nuisance R2 " + number(leak) + " (raw: 1 to " + Numbers.of(rawError, 2) + "); conflict accuracy "
                        + number(ours) + ", end to end " + number(single) + ", raw " + number(inputs) + ", autoencoder "
                        + number(encoder) + ", preferences of 10 "
                        + number(conflict(evidence, "B: preferences of 10, diverse")) + "; asked in the task pool "
                        + number(pooled) + " against " + number(pooledPreferences) + "; true features "
                        + number(conflict(evidence, "B: true features")) + ".");
    }

    private static Judgement feature(Evidence evidence) {
        double ours = conflict(evidence, "C: similarity, diverse");
        double[] condition = evidence.metric("C: similarity, diverse", SpuriousInputs.CONDITION);
        double least = Arrays.stream(condition).min().orElse(Double.NaN);
        return Judgement.of(
                ours < 0.6 && least > PreferenceHead.COLLINEAR,
                "conflict accuracy " + number(ours) + ", true features "
                        + number(conflict(evidence, "C: true features"))
                        + ", raw " + number(conflict(evidence, "C: raw")) + "; smallest condition number "
                        + Numbers.fixed(least, 1) + ", largest where inputs mean nothing "
                        + Numbers.fixed(most(evidence.metric("B: similarity, diverse", SpuriousInputs.CONDITION)), 1)
                        + ".");
    }

    static String similarity(int questions) {
        return SirlArm.name(RepresentationSource.SIMILARITY, 0, questions);
    }

    static String preferences(int persons, int questions) {
        return SirlArm.name(RepresentationSource.MULTI_PREFERENCE, persons, questions);
    }

    private static double fpe(Evidence evidence, SirlArm.Twist twist) {
        return mean(evidence, SirlArm.twisted(twist), Representations.FPE);
    }

    private static double conflict(Evidence evidence, String arm) {
        return mean(evidence, arm, SpuriousInputs.CONFLICT);
    }

    static double mean(Evidence evidence, String arm, String metric) {
        return mean(evidence.metric(arm, metric));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    /** Seven of eight seeds, and as large a part of any other number. */
    private static long enough(int seeds) {
        return Math.ceilDiv(7L * seeds, MOST_SEEDS_OF);
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

    private static String range(double[] values) {
        return "[" + number(Arrays.stream(values).min().orElse(Double.NaN)) + ", " + number(most(values)) + "]";
    }

    private static String number(double value) {
        return Numbers.fixed(value, 3);
    }

    private static String signed(double value) {
        return (value >= 0 ? "+" : "") + number(value);
    }
}

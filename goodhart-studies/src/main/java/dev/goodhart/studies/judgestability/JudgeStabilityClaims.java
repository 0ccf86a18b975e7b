package dev.goodhart.studies.judgestability;

import dev.goodhart.figure.Numbers;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The claims C1 to C5 with their thresholds. */
final class JudgeStabilityClaims {
    private static final double EXACT = 1e-6;
    private static final double ROUNDED = 5e-5;

    private JudgeStabilityClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Kappa, alpha, means and counts of the published ratings come out to 1e-6, and the published kappa of 0.385"
                                + " only by taking the first item's number of ratings for all; values of the published dialogues come"
                                + " out to 5e-5 where their folder is given.",
                        JudgeStabilityClaims::published),
                new Claim(
                        "C2",
                        "When every word is exchanged for another, TTR, MATTR and Self-BLEU of words stay the same to the last bit and"
                                + " tau is 1; the exact p-values of tau are those of all 720 rankings.",
                        JudgeStabilityClaims::bijection),
                new Claim(
                        "C3",
                        "A judge of language A carries over to B and not to C and D: mean tau(A,C) of coherence at most 0.45; item"
                                + " correlation within 0.12 of zero for C and D and at least 0.25 for B in every seed; UNSTABLE for C"
                                + " and D in 5 of 6 seeds; TTR STABLE in all, with stability 1 and p = 1 for B and C, and for D"
                                + " although p < 1e-12.",
                        JudgeStabilityClaims::transfer),
                new Claim(
                        "C4",
                        "Judges that differ by an offset alone, with models that are close: the interaction test rejects in 2 to 9 %"
                                + " of audits, 'tau < 0.7 means unstable' flags at least 70 %.",
                        JudgeStabilityClaims::falseAlarms),
                new Claim(
                        "C5",
                        "300 labelled dialogues bring tau to the truth to 0.80 or more in C, on average, and leave it lower by 0.2 or"
                                + " more in D, whose endings scatter the words.",
                        JudgeStabilityClaims::calibration));
    }

    static Map<String, Double> expected() {
        Map<String, Double> expected = new LinkedHashMap<>();
        expected.put("coherence: kappa, complete", .412323);
        expected.put("fluency: kappa, complete", .324231);
        expected.put("coherence: kappa", .417024);
        expected.put("fluency: kappa", .339975);
        expected.put("coherence: kappa, first row's n", .385396);
        expected.put("fluency: kappa, first row's n", .321731);
        expected.put("coherence: item means, mean", .827778);
        expected.put("coherence: item means, sd", .296205);
        expected.put("fluency: item means, mean", 2.105556);
        expected.put("fluency: item means, sd", .576514);
        expected.put("coherence: item medians, mean", .833333);
        expected.put("fluency: item medians, mean", 2.108333);
        expected.put("fluency: item medians, sd", .695675);
        expected.put("coherence: majorities, mean", .833333);
        expected.put("coherence: majorities, sd", .374241);
        expected.put("fluency: majorities, mean", 2.0750);
        expected.put("coherence: alpha nominal", .415391);
        expected.put("fluency: alpha nominal", .338126);
        expected.put("fluency: alpha interval", .495549);
        expected.put("fluency: alpha ordinal", .489022);
        expected.put("coherence: items apart", 30.0);
        expected.put("fluency: items apart", 8.0);
        expected.put("coherence: items", 120.0);
        expected.put("fluency: items", 120.0);
        return expected;
    }

    private static Judgement published(Evidence evidence) {
        String arm = JudgeStabilityStudy.ANNOTATORS;
        double largest = 0;
        String worst = "";
        for (Map.Entry<String, Double> entry : expected().entrySet()) {
            double error = Math.abs(evidence.metric(arm, entry.getKey())[0] - entry.getValue());
            if (!(error <= largest)) {
                largest = error;
                worst = entry.getKey();
            }
        }
        boolean corpora = evidence.trials().stream().anyMatch(t -> t.arm().equals(JudgeStabilityStudy.CORPORA));
        double difference = 0;
        if (corpora) {
            for (String metric : List.of("ttr", "mattr", "self-bleu")) {
                difference = Math.max(
                        difference, evidence.metric(JudgeStabilityStudy.CORPORA, metric + ": largest difference")[0]);
            }
        }
        return Judgement.of(
                largest <= EXACT && difference <= ROUNDED,
                expected().size() + " values, largest difference " + number(largest) + " (" + worst + "); kappa "
                        + number(evidence.metric(arm, "coherence: kappa")[0]) + ", by the shortcut "
                        + number(evidence.metric(arm, "coherence: kappa, first row's n")[0])
                        + (corpora
                                ? "; corpora: largest difference " + number(difference) + "."
                                : "; the corpora's folder was not given, so their values were not recomputed."));
    }

    private static Judgement bijection(Evidence evidence) {
        String arm = JudgeStabilityStudy.BIJECTION;
        double differing = 0;
        double tau = 1;
        for (String metric : List.of("ttr", "mattr", "self-bleu")) {
            differing += sum(evidence.metric(arm, metric + ": dialogues that differ in a bit"));
            tau = Math.min(tau, least(evidence.metric(arm, metric + ": tau A-C")));
        }
        double wrong = sum(evidence.metric(arm, "null of tau: wrong counts"));
        double error = largest(evidence.metric(arm, "null of tau: largest error of p"));
        return Judgement.of(
                differing == 0 && tau == 1 && wrong == 0 && error <= 1e-15,
                number(differing) + " dialogues differ in a bit; least tau " + number(tau) + "; " + number(wrong)
                        + " wrong counts, largest error of a p-value " + number(error) + ".");
    }

    private static Judgement transfer(Evidence evidence) {
        double tau = mean(coherence(evidence, "C", "tau"));
        double far = Math.max(
                largest(absolute(coherence(evidence, "C", "item correlation"))),
                largest(absolute(coherence(evidence, "D", "item correlation"))));
        double near = least(coherence(evidence, "B", "item correlation"));
        double unstable =
                Math.min(mean(coherence(evidence, "C", "unstable")), mean(coherence(evidence, "D", "unstable")));
        double stable = 1;
        double bijections = 1;
        for (String language : List.of("B", "C", "D")) {
            stable = Math.min(stable, least(ttr(evidence, language, "stable")));
            if (!language.equals("D")) {
                bijections = Math.min(bijections, least(ttr(evidence, language, "stability")));
                bijections = Math.min(bijections, least(ttr(evidence, language, "interaction p")));
            }
        }
        double[] suffixed = ttr(evidence, "D", "stability");
        double rejects = largest(ttr(evidence, "D", "interaction p"));
        return Judgement.of(
                tau <= 0.45
                        && far <= 0.12
                        && near >= 0.25
                        && unstable >= 5.0 / 6
                        && stable == 1
                        && bijections == 1
                        && rejects < 1e-12,
                "Mean tau A-B " + number(mean(coherence(evidence, "B", "tau"))) + ", A-C " + number(tau) + ", A-D "
                        + number(mean(coherence(evidence, "D", "tau"))) + "; item correlation A-B at least "
                        + number(near) + ", A-C and A-D within " + number(far) + "; UNSTABLE in at least "
                        + percent(unstable) + " of seeds; TTR: B and C exactly " + number(bijections)
                        + ", D stability " + number(least(suffixed)) + " to " + number(largest(suffixed))
                        + ", p at most "
                        + number(rejects) + ".");
    }

    private static Judgement falseAlarms(Evidence evidence) {
        double rejected = mean(evidence.metric(JudgeStabilityStudy.FALSE_ALARMS, "interaction rejected"));
        double naive = mean(evidence.metric(JudgeStabilityStudy.FALSE_ALARMS, "tau below 0.7"));
        double unstable = mean(evidence.metric(JudgeStabilityStudy.FALSE_ALARMS, "called unstable"));
        return Judgement.of(
                rejected >= 0.02 && rejected <= 0.09 && naive >= 0.7,
                "The interaction test rejects in " + percent(rejected) + ", the verdict is UNSTABLE in "
                        + percent(unstable) + ", tau lies below 0.7 in " + percent(naive) + ".");
    }

    private static Judgement calibration(Evidence evidence) {
        double c = calibrated(evidence, "C");
        double d = calibrated(evidence, "D");
        return Judgement.of(
                c >= 0.8 && c - d >= 0.2,
                "Mean tau after " + JudgeTransfer.CALIBRATION[JudgeTransfer.CALIBRATION.length - 1] + " labels: B "
                        + number(calibrated(evidence, "B")) + ", C " + number(c) + ", D " + number(d) + ".");
    }

    private static double calibrated(Evidence evidence, String language) {
        return evidence.series(JudgeStabilityStudy.TRANSFER, "calibration in " + language).stream()
                .mapToDouble(s -> s.y()[s.y().length - 1])
                .average()
                .orElse(Double.NaN);
    }

    private static double[] coherence(Evidence evidence, String language, String what) {
        return evidence.metric(JudgeStabilityStudy.TRANSFER, "coherence A-" + language + ": " + what);
    }

    private static double[] ttr(Evidence evidence, String language, String what) {
        return evidence.metric(JudgeStabilityStudy.TRANSFER, "ttr A-" + language + ": " + what);
    }

    private static double[] absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static String number(double value) {
        return Numbers.of(value, 4);
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 1) + " %";
    }
}

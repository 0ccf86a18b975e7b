package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.LevelUsage;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Claims C1 to C7. Thresholds were set before the judged seeds were run; those of C4 to C7 were tried on seeds 100 to 104 alone. */
final class HeronClaims {
    private static final double BEST_QUEUE = 2.248;
    private static final double BEST_BLOCKED = 0.00598;

    private HeronClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Labels: of the example that goes round in a circle, levels 2, 2 and 1 decide; level shares of normal factors"
                                + " are within 0.003 of the closed form for m = 0.5, 1, 2, and those of two mistaken tests are not.",
                        HeronClaims::labels),
                new Claim(
                        "C2",
                        "The crossing: averages of random, never, always, only blocked, only queue, the raw sum and three standardised"
                                + " sums equal their references to 1e-5.",
                        HeronClaims::averages),
                new Claim(
                        "C3",
                        "Units in powers of two change no label and no action in any seed. Over 27 settings of units the queue of the"
                                + " raw sum spans a factor above 1.8, and 2 settings exceed 3.5.",
                        HeronClaims::units),
                new Claim(
                        "C4",
                        "No weights needed: with m = 0.5, every seed has queue at most 1.25 times and blocked at most 2.5 times the best"
                                + " there is, while standardised sums with beta of 2 and more have queue above 4.",
                        HeronClaims::withoutWeights),
                new Claim(
                        "C5",
                        "Order is the control: in every seed switches are below 0.01 when they come first, above 0.1 when last; changing"
                                + " the first two round moves each mean by less than 0.1.",
                        HeronClaims::order),
                new Claim(
                        "C6",
                        "The margin is the dial: from m = 0.25 to m = 1 mean switches fall and mean queue rises.",
                        HeronClaims::margin),
                new Claim(
                        "C7",
                        "Sparse reward: ranked labels pass with mean probability of at least 0.5, pass only and piecewise rewards with at"
                                + " most 0.05, the sum (1, 1, 10) with less than ranked labels, and the sum (1, 1, 1) is within 0.2 of"
                                + " them.",
                        HeronClaims::sparse));
    }

    private static Judgement labels(Evidence evidence) {
        String arm = HeronStudy.LABELS;
        boolean example =
                is(evidence, LabelPart.A_B, 2) && is(evidence, LabelPart.B_C, 2) && is(evidence, LabelPart.C_A, 1);
        double worst = 0;
        for (double m : LabelPart.MARGINS) {
            double[] expected = LevelUsage.ofNormalFactors(m, 3);
            for (int level = 0; level < expected.length; level++) {
                double target = expected[level];
                worst = Math.max(
                        worst,
                        Arrays.stream(evidence.metric(arm, LabelPart.share(m, level)))
                                .map(share -> Math.abs(share - target))
                                .max()
                                .orElseThrow());
            }
        }
        double mistaken = Math.min(
                least(evidence.metric(arm, LabelPart.ONE_SIDED)), least(evidence.metric(arm, LabelPart.SHIFTED)));
        return Judgement.of(
                example && worst <= 0.003 && mistaken > 0.003,
                text(
                        "The example is decided by levels %.0f, %.0f and %.0f. Shares are within %.5f; mistaken tests are off by %.3f at"
                                + " least.",
                        evidence.metric(arm, LabelPart.A_B)[0],
                        evidence.metric(arm, LabelPart.B_C)[0],
                        evidence.metric(arm, LabelPart.C_A)[0],
                        worst,
                        mistaken));
    }

    private static boolean is(Evidence evidence, String metric, double value) {
        return Arrays.stream(evidence.metric(HeronStudy.LABELS, metric)).allMatch(v -> v == value);
    }

    private static Judgement averages(Evidence evidence) {
        Map<String, double[]> reference = new LinkedHashMap<>();
        reference.put("random", new double[] {.10213, 4.09829, .33328});
        reference.put("never switch", new double[] {.32304, 4.31832, 0});
        reference.put("always switch", new double[] {.17163, 5.45808, .5});
        reference.put(ExactPart.ONLY_BLOCKED, new double[] {.00601, 2.34075, .21917});
        reference.put(ExactPart.ONLY_QUEUE, new double[] {.00728, 2.24822, .23708});
        reference.put(ExactPart.RAW_SUM, new double[] {.00721921, 2.25485934, .21635389});
        reference.put(ExactPart.standardised(0.5), new double[] {.00938, 2.59969, .13791});
        reference.put(ExactPart.standardised(1), new double[] {.01538, 2.90595, .10790});
        reference.put(ExactPart.standardised(2), new double[] {.24689, 4.38336, .00050});
        double worst = 0;
        String where = "";
        for (Map.Entry<String, double[]> row : reference.entrySet()) {
            for (int f = 0; f < row.getValue().length; f++) {
                String metric = ExactPart.metric(row.getKey(), f);
                double value = row.getValue()[f];
                double off = Arrays.stream(evidence.metric(HeronStudy.EXACT, metric))
                        .map(v -> Math.abs(v - value))
                        .max()
                        .orElseThrow();
                where = off > worst ? metric : where;
                worst = Math.max(worst, off);
            }
        }
        return Judgement.of(worst <= 1e-5, text("Farthest off is '%s' by %.2g.", where, worst));
    }

    private static Judgement units(Evidence evidence) {
        String arm = HeronStudy.UNITS;
        double labels = least(evidence.metric(arm, UnitsPart.SAME_LABELS));
        double policies = least(evidence.metric(arm, UnitsPart.SAME_POLICY));
        double ratio = evidence.metric(arm, UnitsPart.MOST_QUEUE)[0] / evidence.metric(arm, UnitsPart.LEAST_QUEUE)[0];
        double above = evidence.metric(arm, UnitsPart.LONG_QUEUES)[0];
        StringBuilder others = new StringBuilder();
        for (double[] units : UnitsPart.OTHER_UNITS) {
            double[] differing = evidence.metric(arm, UnitsPart.OTHER_POLICY + Arrays.toString(units));
            others.append(text(
                    " In units %s the policies of %d of %d seeds differ.",
                    Arrays.toString(units),
                    Arrays.stream(differing).filter(d -> d > 0).count(),
                    differing.length));
        }
        return Judgement.of(
                labels == 1 && policies == 1 && ratio > 1.8 && above == 2,
                text(
                        "Powers of two: %s.%s Raw sums: queue %.3f to %.3f, a factor of %.3f; %.0f settings above 3.5.",
                        labels == 1 && policies == 1 ? "the same labels and policies" : "labels or policies differ",
                        others,
                        evidence.metric(arm, UnitsPart.LEAST_QUEUE)[0],
                        evidence.metric(arm, UnitsPart.MOST_QUEUE)[0],
                        ratio,
                        above));
    }

    private static Judgement withoutWeights(Evidence evidence) {
        double queue = most(evidence.metric(CrossingArm.USUAL, "queue"));
        double blocked = most(evidence.metric(CrossingArm.USUAL, "blocked"));
        double sums = Double.POSITIVE_INFINITY;
        for (double beta : ExactPart.betas()) {
            if (beta >= 2) {
                sums = Math.min(
                        sums, evidence.metric(HeronStudy.EXACT, ExactPart.metric(ExactPart.standardised(beta), 1))[0]);
            }
        }
        return Judgement.of(
                queue <= 1.25 * BEST_QUEUE && blocked <= 2.5 * BEST_BLOCKED && sums > 4,
                text(
                        "Worst seed: queue %.3f (limit %.3f), blocked %.5f (limit %.5f); sums with beta >= 2 have queue %.2f at least."
                                + " The raw sum in good units (queue 2.255, blocked 0.0072) beats ranked labels.",
                        queue, 1.25 * BEST_QUEUE, blocked, 2.5 * BEST_BLOCKED, sums));
    }

    private static Judgement order(Evidence evidence) {
        double first = Math.max(
                most(evidence.metric(CrossingArm.SWITCHES_FIRST, "switches")),
                most(evidence.metric(CrossingArm.REVERSED, "switches")));
        double last = Math.min(
                least(evidence.metric(CrossingArm.USUAL, "switches")),
                least(evidence.metric(CrossingArm.FIRST_TWO_SWAPPED, "switches")));
        double moved = 0;
        for (String factor : CrossingWorld.FACTORS) {
            moved = Math.max(
                    moved,
                    Math.abs(mean(evidence.metric(CrossingArm.USUAL, factor))
                            - mean(evidence.metric(CrossingArm.FIRST_TWO_SWAPPED, factor))));
        }
        return Judgement.of(
                first < 0.01 && last > 0.1 && moved < 0.1,
                text(
                        "Switches first: %.4f at most; last: %.3f at least. Changing the first two round moves a mean by %.3f at most.",
                        first, last, moved));
    }

    private static Judgement margin(Evidence evidence) {
        double[] switches = means(evidence, "switches");
        double[] queue = means(evidence, "queue");
        return Judgement.of(
                switches[0] > switches[2] && queue[0] < queue[2],
                text(
                        "m = 0.25, 0.5, 1: mean switches %.3f, %.3f, %.3f; mean queue %.3f, %.3f, %.3f.",
                        switches[0], switches[1], switches[2], queue[0], queue[1], queue[2]));
    }

    private static double[] means(Evidence evidence, String factor) {
        return new double[] {
            mean(evidence.metric(CrossingArm.margin(0.25), factor)),
            mean(evidence.metric(CrossingArm.margin(0.5), factor)),
            mean(evidence.metric(CrossingArm.margin(1), factor))
        };
    }

    private static Judgement sparse(Evidence evidence) {
        double ranked = passing(evidence, StringArm.RANKED);
        double only = passing(evidence, StringArm.PASS_ONLY);
        double piecewise = passing(evidence, StringArm.PIECEWISE);
        double steep = passing(evidence, StringArm.STEEP_SUM);
        double even = passing(evidence, StringArm.EVEN_SUM);
        return Judgement.of(
                ranked >= 0.5 && only <= 0.05 && piecewise <= 0.05 && steep < ranked && Math.abs(even - ranked) <= 0.2,
                text(
                        "Mean pass probability over %d seeds: ranked %.3f, pass only %.4f, piecewise %.4f, sums (1, 1, 1) %.3f,"
                                + " (1, 1, 10) %.3f.",
                        evidence.metric(StringArm.RANKED, StringArm.PASSING).length,
                        ranked,
                        only,
                        piecewise,
                        even,
                        steep));
    }

    private static double passing(Evidence evidence, String arm) {
        return mean(evidence.metric(arm, StringArm.PASSING));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

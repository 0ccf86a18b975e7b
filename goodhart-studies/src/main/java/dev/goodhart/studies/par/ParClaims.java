package dev.goodhart.studies.par;

import dev.goodhart.figure.Numbers;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Series;
import dev.goodhart.transform.RewardShaping;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The claims C1 to C7, with the thresholds that were set before the study was run. */
final class ParClaims {
    private static final List<String> CHANGING = List.of("vanilla", "clip", "minmax", "sigmoid");
    private static final List<String> AFFINE = List.of("centered", "meanstd", "minmax");
    private static final List<String> OTHER = List.of("par", "lsc");
    private static final List<String> HACKED = List.of(Arm.VANILLA, Arm.CENTERED, Arm.MEANSTD, Arm.CEIL_5, Arm.SGFC);
    private static final List<String> SAVED = List.of(Arm.PAR_10, Arm.PAR_1, Arm.TANH);

    private ParClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Constants of the prompts change PAR by at most 1e-12, and VANILLA, CLIP, MINMAX and SIGMOID by more than 0.05.",
                        ParClaims::constants),
                new Claim(
                        "C2",
                        "Paying the probability of a preference has the mean of paying the preference and less variance by E[sigma (1 - sigma) s^2],"
                                + " to 1e-12; the variance falls from a drawn preference to 1, 10 and all references; no PAR reward has more than 1/4.",
                        ParClaims::variance),
                new Claim(
                        "C3",
                        "Advantages normalised within groups are those of VANILLA to 1e-9 under CENTERED, MEANSTD and MINMAX, and differ by more than"
                                + " 0.01 under PAR and LSC; 2 PAR - 1 is tanh of half the centred score to 1e-12.",
                        ParClaims::advantages),
                new Claim(
                        "C4",
                        "After two epochs at beta 0.005 VANILLA, CENTERED, MEANSTD, CEIL with 5 and SGFC have lost gold, PAR with 10 and with 1 references"
                                + " and TANH gain more than 1.2, and PAR falls from its peak by less than half of VANILLA's fall.",
                        ParClaims::hacking),
                new Claim(
                        "C5",
                        "The gain is the window, not the summit: in training the peaks of PAR and VANILLA differ by at most 0.4; of the optimal policies,"
                                + " in every world, PAR's window is at least 1.6 times VANILLA's, MINMAX's within 0.15 decades of it, and PAR's peak above"
                                + " by 0 to 0.4.",
                        ParClaims::window),
                new Claim(
                        "C6",
                        "One reference ends within 0.5 gold of ten; SIGMOID without references, with constants of deviation 10, peaks at no more than 0.6 of"
                                + " its peak without constants.",
                        ParClaims::references),
                new Claim(
                        "C7",
                        "At VANILLA's end the PAR value exceeds the gold win probability by at least 0.6; up to PAR's gold peak their gap stays within 0.12.",
                        ParClaims::calibration));
    }

    private static Judgement constants(Evidence evidence) {
        double par = largest(evidence, ExactPart.CHANGE + "par");
        double least = CHANGING.stream()
                .mapToDouble(name -> smallest(evidence, ExactPart.CHANGE + name))
                .min()
                .orElseThrow();
        return Judgement.of(
                par <= 1e-12 && least > 0.05,
                "PAR changes by " + Numbers.of(par) + " at most; "
                        + each(CHANGING, name -> smallest(evidence, ExactPart.CHANGE + name)) + " at least.");
    }

    private static Judgement variance(Evidence evidence) {
        double identity = largest(evidence, GradientVariance.IDENTITY);
        double mean = largest(evidence, GradientVariance.MEAN);
        double step = smallest(evidence, GradientVariance.LEAST_STEP);
        double reward = largest(evidence, GradientVariance.REWARD);
        return Judgement.of(
                identity <= 1e-12 && mean <= 1e-12 && step > 0 && reward <= 0.25,
                "Errors " + Numbers.of(identity) + " and " + Numbers.of(mean) + "; one coordinate: drawn "
                        + Numbers.of(exact(evidence, GradientVariance.BERNOULLI)) + ", 1 reference "
                        + Numbers.of(exact(evidence, GradientVariance.ONE)) + ", 10 "
                        + Numbers.of(exact(evidence, GradientVariance.TEN)) + ", all "
                        + Numbers.of(exact(evidence, GradientVariance.ALL)) + "; largest variance of a reward "
                        + Numbers.of(reward) + ".");
    }

    private static Judgement advantages(Evidence evidence) {
        double affine = AFFINE.stream()
                .mapToDouble(name -> largest(evidence, ExactPart.ADVANTAGE + name))
                .max()
                .orElseThrow();
        double other = OTHER.stream()
                .mapToDouble(name -> smallest(evidence, ExactPart.ADVANTAGE + name))
                .min()
                .orElseThrow();
        double tanh = largest(evidence, ExactPart.TANH);
        return Judgement.of(
                affine <= 1e-9 && other > 0.01 && tanh <= 1e-12,
                "Affine shapings differ by " + Numbers.of(affine) + " at most; "
                        + each(OTHER, name -> smallest(evidence, ExactPart.ADVANTAGE + name)) + " at least; tanh to "
                        + Numbers.of(tanh) + ".");
    }

    private static Judgement hacking(Evidence evidence) {
        boolean hacked = HACKED.stream().allMatch(arm -> mean(evidence, arm, Names.END) < 0);
        boolean saved = SAVED.stream().allMatch(arm -> mean(evidence, arm, Names.END) > 1.2);
        double vanilla = fall(evidence, Arm.VANILLA);
        double par = fall(evidence, Arm.PAR_10);
        return Judgement.of(
                hacked && saved && par < vanilla / 2,
                "Gold at the end. " + each(HACKED, arm -> mean(evidence, arm, Names.END)) + "; "
                        + each(SAVED, arm -> mean(evidence, arm, Names.END)) + ". Fall from the peak: PAR "
                        + Numbers.of(par, 3) + ", VANILLA " + Numbers.of(vanilla, 3) + ".");
    }

    private static Judgement window(Evidence evidence) {
        double apart = mean(evidence, Arm.PAR_10, Names.PEAK) - mean(evidence, Arm.VANILLA, Names.PEAK);
        double[] vanilla = evidence.metric(ParStudy.TILT, TiltPart.window("vanilla"));
        double[] minmax = evidence.metric(ParStudy.TILT, TiltPart.window("minmax"));
        double[] par = evidence.metric(ParStudy.TILT, TiltPart.window("par"));
        double[] low = evidence.metric(ParStudy.TILT, TiltPart.peak("vanilla"));
        double[] high = evidence.metric(ParStudy.TILT, TiltPart.peak("par"));
        double ratio = Double.POSITIVE_INFINITY;
        double affine = 0;
        double leastLead = Double.POSITIVE_INFINITY;
        double mostLead = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < par.length; s++) {
            ratio = Math.min(ratio, par[s] / vanilla[s]);
            affine = Math.max(affine, Math.abs(minmax[s] - vanilla[s]));
            leastLead = Math.min(leastLead, high[s] - low[s]);
            mostLead = Math.max(mostLead, high[s] - low[s]);
        }
        return Judgement.of(
                Math.abs(apart) <= 0.4 && ratio >= 1.6 && affine <= 0.15 && leastLead >= 0 && mostLead <= 0.4,
                "Trained peaks differ by " + Numbers.of(apart, 3) + ". Windows in decades, means over worlds. "
                        + each(TiltPart.REWARDS, name -> mean(evidence, ParStudy.TILT, TiltPart.window(name)))
                        + "; PAR's at least " + Numbers.of(ratio, 3) + " times VANILLA's, MINMAX's within "
                        + Numbers.of(affine, 3) + "; PAR's peak leads by " + Numbers.of(leastLead, 3) + " to "
                        + Numbers.of(mostLead, 3)
                        + ". A ceiling has to be guessed: with 5 training ends at "
                        + Numbers.of(mean(evidence, Arm.CEIL_5, Names.END), 3) + " gold.");
    }

    private static Judgement references(Evidence evidence) {
        double apart = Math.abs(mean(evidence, Arm.PAR_1, Names.END) - mean(evidence, Arm.PAR_10, Names.END));
        double none = mean(evidence, ParStudy.OFFSETS, sigmoidPeak(0));
        double wide = mean(evidence, ParStudy.OFFSETS, sigmoidPeak(10));
        return Judgement.of(
                apart <= 0.5 && wide <= 0.6 * none,
                "One and ten references end " + Numbers.of(apart, 3) + " apart; SIGMOID peaks at " + Numbers.of(none, 3)
                        + " without constants and at " + Numbers.of(wide, 3) + " with those of deviation 10.");
    }

    private static String sigmoidPeak(double offset) {
        return ScalePart.name(RewardShaping.sigmoid(1), Names.PEAK, "offsets", offset);
    }

    /** By the means over seeds. */
    private static Judgement calibration(Evidence evidence) {
        double[] hacked = gap(evidence, Arm.VANILLA);
        double[] kept = gap(evidence, Arm.PAR_10);
        double[] gold = average(evidence.series(Arm.PAR_10, Names.GOLD));
        int peak = 0;
        for (int i = 1; i < gold.length; i++) {
            peak = gold[i] > gold[peak] ? i : peak;
        }
        double worst = Arrays.stream(kept, 0, peak + 1).max().orElseThrow();
        double end = hacked[hacked.length - 1];
        double[] step = evidence.series(Arm.PAR_10, Names.GOLD).getFirst().x();
        return Judgement.of(
                end >= 0.6 && worst <= 0.12,
                "At VANILLA's end the gap is " + Numbers.of(end, 3) + "; under PAR, whose mean gold peaks at step "
                        + Numbers.of(step[peak]) + ", it is at most " + Numbers.of(worst, 3) + " until then and "
                        + Numbers.of(kept[kept.length - 1], 3) + " at the end.");
    }

    static double[] gap(Evidence evidence, String arm) {
        double[] promised = average(evidence.series(arm, TrainingPart.PROMISED));
        double[] preferred = average(evidence.series(arm, TrainingPart.PREFERRED));
        double[] gap = new double[promised.length];
        Arrays.setAll(gap, i -> promised[i] - preferred[i]);
        return gap;
    }

    static double[] average(List<Series> seeds) {
        double[] mean = new double[seeds.getFirst().y().length];
        for (Series seed : seeds) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += seed.y()[i] / seeds.size();
            }
        }
        return mean;
    }

    static double mean(Evidence evidence, String arm, String metric) {
        return Arrays.stream(evidence.metric(arm, metric)).average().orElseThrow();
    }

    private static double fall(Evidence evidence, String arm) {
        return mean(evidence, arm, Names.PEAK) - mean(evidence, arm, Names.END);
    }

    private static double largest(Evidence evidence, String metric) {
        return Arrays.stream(evidence.metric(ParStudy.EXACT, metric)).max().orElseThrow();
    }

    private static double smallest(Evidence evidence, String metric) {
        return Arrays.stream(evidence.metric(ParStudy.EXACT, metric)).min().orElseThrow();
    }

    private static double exact(Evidence evidence, String metric) {
        return mean(evidence, ParStudy.EXACT, metric);
    }

    private interface Value {
        double of(String name);
    }

    private static String each(List<String> names, Value value) {
        return names.stream()
                .map(name -> name + ": " + Numbers.of(value.of(name), 3))
                .collect(Collectors.joining("; "));
    }
}

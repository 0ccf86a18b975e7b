package dev.goodhart.studies.barfi;

import dev.goodhart.figure.Numbers;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The claims: C1 to C5 of the study, then the sampled learner, the tolerance and the baseline of scale. */
final class BarfiClaims {
    private static final double RELATIVE = 1e-4;

    /** dJ/dphi2 and dJ/dphi3 found by another program, to seven digits. */
    private static final double[] RECORDED = {0.1223423, -0.0059580};

    private static final double RECORDED_TOLERANCE = 1e-6;
    private static final double TOLERANCE = 0.02;

    private BarfiClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "The implicit gradient equals central differences of the re-solved inner problem to 1e-4, for the unbiased and the"
                                + " biased learner; the identity solver has its signs, a missing minus not, and a wrong transpose misses the"
                                + " biased learner's by more than 1e-4.",
                        BarfiClaims::gradient),
                new Claim(
                        "C2",
                        "Adding the heuristic leaves a return of at most 0.05 for trap, adversarial and random; the aligned reward reaches"
                                + " at least 0.56 and 88 % of the optimum for all four, by the exact and the identity solver.",
                        BarfiClaims::robust),
                new Claim(
                        "C3",
                        "With a learner of discount 0 the primary reward and the naive sum with the trap reach at most 0.10, the naive sum"
                                + " with adversarial and shaping of the wrong sign at most 0.05, the aligned reward at least 0.55 for all four.",
                        BarfiClaims::biased),
                new Claim(
                        "C4",
                        "Potential-based shaping changes no update of the unbiased learner by more than 1e-12 over 20 random theta and"
                                + " potentials, and every update of a learner with discount 0 by more than 0.05.",
                        BarfiClaims::shaping),
                new Claim(
                        "C5",
                        "Without the free correction phi3 / phi2 ends below 0.05 for trap and adversarial and above 0.5 for aligned, with a"
                                + " return of at least 0.56, and a fresh learner comes within 0.02 of the one trained along.",
                        BarfiClaims::readable),
                new Claim(
                        "S1",
                        "With REINFORCE on episodes the naive sum with trap or adversarial reaches at most 0.05 and the aligned reward at"
                                + " least 0.56; with discount 0 and the trap the primary reward at most 0.10 and the aligned one at least 0.55.",
                        BarfiClaims::sampled),
                new Claim(
                        "S2",
                        "No heuristic makes the result worse than ignoring it by more than 0.02: a fresh learner with the aligned reward"
                                + " against one with the primary reward, exact and sampled, unbiased and biased.",
                        BarfiClaims::neverWorse),
                new Claim(
                        "S3",
                        "Part of the gain is scale against weight decay: ten times the primary reward alone comes within 0.02 of the aligned"
                                + " reward for the unbiased learner, but stays at or below 0.10 for the learner of discount 0.",
                        BarfiClaims::scale));
    }

    private static Judgement gradient(Evidence evidence) {
        boolean holds = true;
        StringBuilder detail = new StringBuilder();
        for (String learner : List.of("unbiased", "biased")) {
            double[] differences = gradient(evidence, learner + ", differences");
            double[] exact = gradient(evidence, learner + ", exact");
            double[] identity = gradient(evidence, learner + ", identity");
            double[] wrongSign = gradient(evidence, learner + ", missing minus");
            double error = relative(exact, differences);
            holds &= error <= RELATIVE && sameSigns(identity, differences) && !sameSigns(wrongSign, differences);
            detail.append(learner).append(": exact ").append(pair(exact)).append(", differences ");
            detail.append(pair(differences)).append(", relative error ").append(number(error));
            detail.append(", identity ").append(pair(identity)).append("; ");
        }
        double transpose =
                relative(gradient(evidence, "biased, wrong transpose"), gradient(evidence, "biased, differences"));
        double[] unbiased = gradient(evidence, "unbiased, exact");
        double recorded = Math.max(Math.abs(unbiased[0] - RECORDED[0]), Math.abs(unbiased[1] - RECORDED[1]));
        holds &= transpose > RELATIVE && recorded <= RECORDED_TOLERANCE;
        return Judgement.of(
                holds,
                detail + "a wrong transpose is off by " + number(transpose) + "; recorded figures differ by "
                        + number(recorded) + ".");
    }

    private static Judgement robust(Evidence evidence) {
        String arm = BarfiStudy.UNBIASED;
        double naive = largest(evidence, arm, UnaryOperator.identity(), Heuristic::misspecified);
        double least = least(evidence, arm, UnaryOperator.identity());
        double optimum = evidence.metric(arm, Names.OPTIMUM)[0];
        return Judgement.of(
                naive <= 0.05 && least >= 0.56 && least >= 0.88 * optimum,
                "Naive sums reach at most " + number(naive) + ", the aligned reward at least " + number(least) + ", "
                        + number(100 * least / optimum) + " % of the optimum " + number(optimum)
                        + "; the primary reward alone "
                        + number(evidence.metric(arm, Names.PRIMARY)[0]) + ", ten times it "
                        + number(evidence.metric(arm, Names.SCALED)[0]) + ".");
    }

    private static Judgement biased(Evidence evidence) {
        String arm = BarfiStudy.BIASED;
        UnaryOperator<String> at = text -> Names.at(0, text);
        double primary = max(evidence.metric(arm, at.apply(Names.PRIMARY)));
        double trap = max(evidence.metric(arm, at.apply(Names.naive(Heuristic.TRAP))));
        double adversarial = max(evidence.metric(arm, at.apply(Names.naive(Heuristic.ADVERSARIAL))));
        double wrong = max(evidence.metric(arm, at.apply(Names.WRONG_SHAPED)));
        double least = least(evidence, arm, at);
        return Judgement.of(
                primary <= 0.10 && trap <= 0.10 && adversarial <= 0.05 && wrong <= 0.05 && least >= 0.55,
                "Primary alone " + number(primary) + ", naive with trap " + number(trap) + ", with adversarial "
                        + number(adversarial) + ", shaping of the wrong sign " + number(wrong) + ", of the right one "
                        + number(max(evidence.metric(arm, at.apply(Names.SHAPED)))) + "; aligned at least "
                        + number(least) + ".");
    }

    private static Judgement shaping(Evidence evidence) {
        double unbiased = max(evidence.metric(BarfiStudy.SHAPING, ShapingCheck.UNBIASED));
        double biased = min(evidence.metric(BarfiStudy.SHAPING, ShapingCheck.BIASED));
        return Judgement.of(
                unbiased <= 1e-12 && biased > 0.05,
                "Largest change for the unbiased learner " + number(unbiased) + "; for discount 0 at least "
                        + number(biased) + ".");
    }

    private static Judgement readable(Evidence evidence) {
        String arm = BarfiStudy.READABLE;
        boolean holds = true;
        StringBuilder detail = new StringBuilder();
        for (Heuristic heuristic : List.of(Heuristic.TRAP, Heuristic.ADVERSARIAL, Heuristic.ALIGNED)) {
            double[] ratio = evidence.metric(arm, Names.ratio(heuristic));
            double[] fresh = evidence.metric(arm, Names.fresh(Names.NO_CORRECTION, heuristic));
            double[] joint = evidence.metric(arm, Names.joint(Names.NO_CORRECTION, heuristic));
            holds &= heuristic == Heuristic.ALIGNED ? min(ratio) > 0.5 : max(ratio) < 0.05;
            holds &= min(fresh) >= 0.56;
            double gap = 0;
            for (int i = 0; i < fresh.length; i++) {
                gap = Math.max(gap, Math.abs(fresh[i] - joint[i]));
            }
            holds &= gap <= TOLERANCE;
            detail.append(heuristic.label()).append(": phi3 / phi2 ").append(number(ratio[0]));
            detail.append(", return ")
                    .append(number(min(fresh)))
                    .append(", gap ")
                    .append(number(gap))
                    .append("; ");
        }
        return Judgement.of(holds, detail.substring(0, detail.length() - 2) + ".");
    }

    private static Judgement sampled(Evidence evidence) {
        String arm = BarfiStudy.SAMPLED;
        UnaryOperator<String> at = text -> Names.at(SampledPart.BIASED, text);
        double least = Double.POSITIVE_INFINITY;
        double naive = 0;
        for (Heuristic heuristic : sampledHeuristics(evidence)) {
            least = Math.min(least, min(evidence.metric(arm, Names.fresh(Names.IDENTITY, heuristic))));
            if (heuristic == Heuristic.TRAP || heuristic == Heuristic.ADVERSARIAL) {
                naive = Math.max(naive, max(evidence.metric(arm, Names.naive(heuristic))));
            }
        }
        double primary = max(evidence.metric(arm, at.apply(Names.PRIMARY)));
        double biased = min(evidence.metric(arm, at.apply(Names.fresh(Names.IDENTITY, Heuristic.TRAP))));
        return Judgement.of(
                naive <= 0.05 && least >= 0.56 && primary <= 0.10 && biased >= 0.55,
                "Naive at most " + number(naive) + ", aligned at least " + number(least) + "; with discount 0 primary "
                        + number(primary) + ", aligned " + number(biased) + " at least, over "
                        + evidence.ofArm(arm).size() + " seeds and "
                        + sampledHeuristics(evidence).size() + " heuristics.");
    }

    private static Judgement neverWorse(Evidence evidence) {
        double unbiased = worst(evidence, BarfiStudy.UNBIASED, UnaryOperator.identity());
        double biased = worst(evidence, BarfiStudy.BIASED, text -> Names.at(0, text));
        double sampled = Double.POSITIVE_INFINITY;
        double[] primary = evidence.metric(BarfiStudy.SAMPLED, Names.PRIMARY);
        for (Heuristic heuristic : sampledHeuristics(evidence)) {
            sampled = Math.min(
                    sampled,
                    leastDifference(
                            evidence.metric(BarfiStudy.SAMPLED, Names.fresh(Names.IDENTITY, heuristic)), primary));
        }
        return Judgement.of(
                Math.min(unbiased, Math.min(biased, sampled)) >= -TOLERANCE,
                "Least gain over ignoring the heuristic: " + number(unbiased) + " unbiased, " + number(biased)
                        + " with discount 0, " + number(sampled) + " sampled.");
    }

    private static Judgement scale(Evidence evidence) {
        double scaled = evidence.metric(BarfiStudy.UNBIASED, Names.SCALED)[0];
        double biased = evidence.metric(BarfiStudy.BIASED, Names.at(0, Names.SCALED))[0];
        double best = 0;
        for (Heuristic heuristic : Heuristic.values()) {
            best = Math.max(best, max(evidence.metric(BarfiStudy.UNBIASED, Names.fresh(Names.IDENTITY, heuristic))));
        }
        return Judgement.of(
                best - scaled <= TOLERANCE && biased <= 0.10,
                "Ten times the primary reward reaches " + number(scaled)
                        + " unbiased, where the best aligned reward reaches " + number(best) + ", and " + number(biased)
                        + " with discount 0.");
    }

    private static double worst(Evidence evidence, String arm, UnaryOperator<String> name) {
        double[] primary = evidence.metric(arm, name.apply(Names.PRIMARY));
        double least = Double.POSITIVE_INFINITY;
        for (Heuristic heuristic : Heuristic.values()) {
            for (String aligned : solved(evidence, arm, name, heuristic)) {
                least = Math.min(least, leastDifference(evidence.metric(arm, aligned), primary));
            }
        }
        return least;
    }

    private static double largest(
            Evidence evidence, String arm, UnaryOperator<String> name, Predicate<Heuristic> which) {
        double largest = Double.NEGATIVE_INFINITY;
        for (Heuristic heuristic : Heuristic.values()) {
            if (which.test(heuristic)) {
                largest = Math.max(largest, max(evidence.metric(arm, name.apply(Names.naive(heuristic)))));
            }
        }
        return largest;
    }

    private static double least(Evidence evidence, String arm, UnaryOperator<String> name) {
        double least = Double.POSITIVE_INFINITY;
        for (Heuristic heuristic : Heuristic.values()) {
            for (String aligned : solved(evidence, arm, name, heuristic)) {
                least = Math.min(least, min(evidence.metric(arm, aligned)));
            }
        }
        return least;
    }

    /** The metrics of a heuristic by solver; the exact one is not given every heuristic at every scale. */
    private static List<String> solved(Evidence evidence, String arm, UnaryOperator<String> name, Heuristic heuristic) {
        String exact = name.apply(Names.fresh(Names.EXACT, heuristic));
        String identity = name.apply(Names.fresh(Names.IDENTITY, heuristic));
        boolean both = heuristic == Heuristic.COSTLY_FIRST.getFirst()
                || evidence.ofArm(arm).stream().anyMatch(t -> t.metrics().containsKey(exact));
        return both ? List.of(identity, exact) : List.of(identity);
    }

    /** The heuristics that every finished trial of the sampled arm was given. */
    private static List<Heuristic> sampledHeuristics(Evidence evidence) {
        List<Heuristic> given = new ArrayList<>();
        for (Heuristic heuristic : Heuristic.values()) {
            if (evidence.ofArm(BarfiStudy.SAMPLED).stream()
                    .allMatch(t -> t.metrics().containsKey(Names.naive(heuristic)))) {
                given.add(heuristic);
            }
        }
        return given;
    }

    private static double leastDifference(double[] left, double[] right) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < left.length; i++) {
            least = Math.min(least, left[i] - right[i]);
        }
        return least;
    }

    private static double[] gradient(Evidence evidence, String name) {
        return new double[] {
            evidence.metric(BarfiStudy.GRADIENT, name + ": dJ / dphi2")[0],
            evidence.metric(BarfiStudy.GRADIENT, name + ": dJ / dphi3")[0]
        };
    }

    private static double relative(double[] gradient, double[] reference) {
        double largest = 0;
        for (int i = 0; i < gradient.length; i++) {
            largest = Math.max(largest, Math.abs(gradient[i] / reference[i] - 1));
        }
        return largest;
    }

    private static boolean sameSigns(double[] left, double[] right) {
        return left[0] * right[0] > 0 && left[1] * right[1] > 0;
    }

    private static String pair(double[] gradient) {
        return "(" + Numbers.of(gradient[0], 7) + ", " + Numbers.of(gradient[1], 5) + ")";
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static String number(double value) {
        return Numbers.of(value, 4);
    }
}

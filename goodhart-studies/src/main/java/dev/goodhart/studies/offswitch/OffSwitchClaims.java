package dev.goodhart.studies.offswitch;

import dev.goodhart.figure.Numbers;
import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.RationalHuman;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** The claims: C1 to C6 of the study, then the simulation, the corridor and the baselines. */
final class OffSwitchClaims {
    private static final double EXACT = 1e-9;

    /** Ratios for m = 5 and m = 10 with a rational human, and m = 1 with a logistic one, at noise 0.25, 0.5, 1, 2, 4. */
    private static final double[] FIVE = {0.9737, 0.9098, 0.7660, 0.5914, 0.4697};

    private static final double[] TEN = {0.9704, 0.8970, 0.7290, 0.5280, 0.3936};
    private static final double[] LOGISTIC = {0.9706, 0.8997, 0.7449, 0.5826, 0.5216};
    private static final double RATIO_TOLERANCE = 2e-3;
    private static final double VALUE_TOLERANCE = 1e-3;

    private OffSwitchClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "With a rational human Delta is never negative, equals the closed form to 1e-9, and is positive wherever"
                                + " sigma > 0 and |mu| / sigma < 6.",
                        OffSwitchClaims::rational),
                new Claim(
                        "C2",
                        "A certain robot has Delta < 0 with every human who errs and u != 0, and exactly 0 with a rational one: it"
                                + " never waits.",
                        OffSwitchClaims::certainty),
                new Claim(
                        "C3",
                        "With a logistic human the sign of Delta is that of sigma^2 - 2 beta |mu|; |Delta| < 1e-9 on the boundary"
                                + " and bisection finds it to 1e-6, while 'ask iff sigma > |mu|' is wrong in more than 10 % of cells.",
                        OffSwitchClaims::boundary),
                new Claim(
                        "C4",
                        "Stein's identity gives Delta to 1e-9 in every cell with a differentiable human.",
                        OffSwitchClaims::stein),
                new Claim(
                        "C5",
                        "Noise costs value when there is a choice of actions or the human errs, by the amounts computed for the"
                                + " study (tolerance 2e-3), and none with one action and a rational human.",
                        OffSwitchClaims::designer),
                new Claim(
                        "C6",
                        "The robot is worth most when it believes the spread that is true (k = 1), for every beta; neither certainty"
                                + " nor boundless humility is best.",
                        OffSwitchClaims::calibration),
                new Claim(
                        "S1",
                        "Simulated payoffs agree with the exact Delta: the squared deviations, in standard errors, sum to a"
                                + " chi-squared figure between its 0.05 % and 99.95 % points.",
                        OffSwitchClaims::simulation),
                new Claim(
                        "S2",
                        "In the corridor the robot takes the tile that disables the switch if and only if the human is bad enough:"
                                + " one change from no to yes in beta and in epsilon, never for a rational human, and in one step"
                                + " exactly when the one-shot formula says so.",
                        OffSwitchClaims::corridor),
                new Claim(
                        "S3",
                        "No baseline (naive maximiser, always ask, never act, ask iff sigma > |mu|) is worth more than the best play"
                                + " in any cell of the designer's game.",
                        OffSwitchClaims::baselines));
    }

    private static Judgement rational(Evidence evidence) {
        double least = least(evidence, OffSwitchStudy.SURFACES, "rational: least Delta");
        double inside = least(evidence, OffSwitchStudy.SURFACES, "rational: least Delta where |mu| / sigma < 6");
        double error = largest(evidence, OffSwitchStudy.SURFACES, "rational: largest error against the closed form");
        return Judgement.of(
                least >= 0 && inside > 0 && error < EXACT,
                "Least Delta " + number(least) + ", least where |mu| / sigma < 6 " + number(inside)
                        + ", largest error against the closed form " + number(error) + ".");
    }

    private static Judgement certainty(Evidence evidence) {
        String arm = OffSwitchStudy.CERTAINTY;
        double largest = largest(evidence, arm, "erring: largest Delta for u != 0");
        double rational = largest(evidence, arm, "rational: largest |Delta|");
        double waits = largest(evidence, arm, "erring: cells where the certain robot waits");
        double cells = largest(evidence, arm, "erring: cells with u != 0");
        double limit = largest(evidence, arm, "erring: largest |Delta(sigma = 1e-6) - Delta(certain)|");
        return Judgement.of(
                largest < 0 && rational == 0 && waits == 0,
                "Largest Delta with a human who errs " + number(largest) + " over " + number(cells)
                        + " cells, waits in " + number(waits) + "; rational human " + number(rational)
                        + "; sigma = 1e-6 differs from certainty by at most " + number(limit) + ".");
    }

    private static Judgement boundary(Evidence evidence) {
        String arm = OffSwitchStudy.SURFACES;
        double wrong = largest(evidence, arm, "logistic: cells with the wrong sign");
        double cells = largest(evidence, arm, "logistic: cells off the boundary");
        double on = Math.max(
                largest(evidence, arm, "logistic: largest |Delta| on the boundary"),
                largest(evidence, arm, "logistic: largest |Delta| in cells on the boundary"));
        double root = largest(evidence, arm, "logistic: largest error of the root");
        double thumb = least(evidence, arm, "misclassified by 'ask iff sigma > |mu|'");
        double variance = least(evidence, arm, "misclassified by 'ask iff sigma^2 > |mu|'");
        return Judgement.of(
                wrong == 0 && on < EXACT && root < 1e-6 && thumb > 0.1,
                number(wrong) + " of " + number(cells) + " cells with the wrong sign; largest |Delta| on the boundary "
                        + number(on) + "; largest error of the root " + number(root)
                        + "; 'ask iff sigma > |mu|' is wrong in " + percent(thumb)
                        + " of cells, 'ask iff sigma^2 > |mu|' in "
                        + percent(variance) + ".");
    }

    private static Judgement stein(Evidence evidence) {
        double error = largest(evidence, OffSwitchStudy.SURFACES, "smooth: largest error of Stein's identity");
        double cells = least(evidence, OffSwitchStudy.SURFACES, "smooth: cells");
        return Judgement.of(
                error < EXACT && cells > 0, "Largest error " + number(error) + " over " + number(cells) + " cells.");
    }

    private static Judgement designer(Evidence evidence) {
        HumanPolicy rational = new RationalHuman();
        double one = distance(ratio(evidence, rational, 1), new double[] {1, 1, 1, 1, 1});
        double five = distance(ratio(evidence, rational, 5), FIVE);
        double ten = distance(ratio(evidence, rational, 10), TEN);
        double logistic = distance(ratio(evidence, new BoltzmannHuman(1), 1), LOGISTIC);
        boolean falls = true;
        for (int i = 0; i < Designer.ACTIONS.length; i++) {
            double[] here = ratio(evidence, rational, Designer.ACTIONS[i]);
            for (int k = 0; k < here.length; k++) {
                falls &= i == 0 || here[k] < ratio(evidence, rational, Designer.ACTIONS[i - 1])[k];
                falls &= i == 0 || k == 0 || here[k] < here[k - 1];
            }
        }
        return Judgement.of(
                one < EXACT && five < RATIO_TOLERANCE && ten < RATIO_TOLERANCE && logistic < RATIO_TOLERANCE && falls,
                "Largest differences: m = 1 rational " + number(one) + " from 1, m = 5 " + number(five) + ", m = 10 "
                        + number(ten) + ", m = 1 logistic " + number(logistic) + "; with a rational human the ratio "
                        + (falls ? "falls" : "does not always fall") + " in noise and in m.");
    }

    private static Judgement calibration(Evidence evidence) {
        int right = Arrays.binarySearch(Calibration.FACTORS, 1);
        double margin = Double.POSITIVE_INFINITY;
        for (double beta : Calibration.BETAS) {
            double[] value = values(evidence, beta);
            for (int i = 0; i < value.length; i++) {
                if (i != right) {
                    margin = Math.min(margin, value[right] - value[i]);
                }
            }
        }
        double[] one = values(evidence, 1);
        double[] quarter = values(evidence, 0.25);
        int last = one.length - 1;
        double error = Math.max(
                distance(new double[] {one[0], one[right], one[last]}, new double[] {0.28214, 0.29719, 0.20662}),
                distance(
                        new double[] {quarter[0], quarter[right], quarter[last]},
                        new double[] {0.28218, 0.36567, 0.36474}));
        return Judgement.of(
                margin > 0 && error < VALUE_TOLERANCE,
                "k = 1 beats every other k by at least " + number(margin) + "; beta = 1: " + number(one[0])
                        + " (k = 0), "
                        + number(one[right]) + " (k = 1), " + number(one[last])
                        + " (k = 1e6); largest difference from the figures expected " + number(error) + ".");
    }

    private static Judgement simulation(Evidence evidence) {
        double sum = 0;
        double largest = 0;
        int count = 0;
        for (int c = 0; c < Simulation.cells(); c++) {
            for (double z : evidence.metric(OffSwitchStudy.SIMULATION, Simulation.name(c))) {
                sum += z * z;
                largest = Math.max(largest, Math.abs(z));
                count++;
            }
        }
        double p = new ChiSquaredDistribution(count).cumulativeProbability(sum);
        return Judgement.of(
                p > 0.0005 && p < 0.9995,
                "Chi-squared " + number(sum) + " with " + count + " degrees of freedom (at its " + percent(p)
                        + " point); largest deviation " + number(largest) + " standard errors.");
    }

    private static Judgement corridor(Evidence evidence) {
        String arm = OffSwitchStudy.CORRIDOR;
        double[] beta = series(evidence, arm, "takes the tile against beta");
        double[] epsilon = series(evidence, arm, "takes the tile against epsilon");
        double rational = largest(evidence, arm, "rational: probability of taking the tile");
        double disagreements = largest(evidence, arm, "one step: disagreements with the one-shot formula");
        double humans = largest(evidence, arm, "one step: humans");
        double taken = largest(evidence, arm, "one step: humans for whom the tile is taken");
        double error = largest(evidence, arm, "one step: largest error of the value");
        double[] axis =
                evidence.series(arm, "takes the tile against beta").getFirst().x();
        double[] axisEpsilon = evidence.series(arm, "takes the tile against epsilon")
                .getFirst()
                .x();
        return Judgement.of(
                risesOnce(beta) && risesOnce(epsilon) && rational == 0 && disagreements == 0 && error < EXACT,
                "The tile is taken from beta = " + from(axis, beta) + " and from epsilon = "
                        + from(axisEpsilon, epsilon)
                        + "; rational human: probability " + number(rational) + "; one step: taken for " + number(taken)
                        + " of " + number(humans) + " humans, " + number(disagreements)
                        + " disagreements, largest error of the value " + number(error) + ".");
    }

    private static Judgement baselines(Evidence evidence) {
        double least = least(evidence, OffSwitchStudy.DESIGNER, "least advantage of the best play over a baseline");
        return Judgement.of(
                least > -EXACT, "Least advantage, as a share of the full-information value: " + number(least) + ".");
    }

    /** No, ..., no, yes, ..., yes, with at least one of each. */
    private static boolean risesOnce(double[] taken) {
        for (int i = 1; i < taken.length; i++) {
            if (taken[i] < taken[i - 1]) {
                return false;
            }
        }
        return taken[0] == 0 && taken[taken.length - 1] == 1;
    }

    private static String from(double[] axis, double[] taken) {
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == 1) {
                return number(axis[i]);
            }
        }
        return "nowhere";
    }

    private static double[] ratio(Evidence evidence, HumanPolicy human, int actions) {
        return series(evidence, OffSwitchStudy.DESIGNER, Designer.name("ratio", human, actions));
    }

    private static double[] values(Evidence evidence, double beta) {
        return series(evidence, OffSwitchStudy.CALIBRATION, Calibration.name(beta));
    }

    private static double[] series(Evidence evidence, String arm, String name) {
        return evidence.series(arm, name).getFirst().y();
    }

    private static double distance(double[] measured, double[] expected) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(measured[i] - expected[i]));
        }
        return largest;
    }

    private static double least(Evidence evidence, String arm, String metric) {
        return Arrays.stream(evidence.metric(arm, metric)).min().orElseThrow();
    }

    private static double largest(Evidence evidence, String arm, String metric) {
        return Arrays.stream(evidence.metric(arm, metric)).max().orElseThrow();
    }

    private static String number(double value) {
        return Numbers.of(value, 4);
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 1) + " %";
    }
}

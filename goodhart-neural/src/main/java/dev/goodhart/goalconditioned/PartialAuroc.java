package dev.goodhart.goalconditioned;

import java.util.Arrays;

/**
 * How well scores tell answers that end right from those that end wrong: the chance that a right one scores higher than a wrong one, ties
 * counting half (area under the ROC curve).
 */
public final class PartialAuroc {
    private PartialAuroc() {}

    /**
     * The area of scores.
     *
     * @param scores {@code [n]}
     * @param correct {@code [n]} which ended right
     * @return in [0, 1]; NaN unless there are right and wrong ones
     */
    public static double of(double[] scores, boolean[] correct) {
        double[] weight = new double[scores.length];
        Arrays.fill(weight, 1);
        return of(scores, correct, weight);
    }

    /**
     * The area of weighted scores.
     *
     * @param scores {@code [n]}
     * @param correct {@code [n]} which ended right
     * @param weight {@code [n]} how often each comes, at least 0
     * @return in [0, 1]; NaN unless there are right and wrong ones
     */
    public static double of(double[] scores, boolean[] correct, double[] weight) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
        double wrongBelow = 0;
        double right = 0;
        double area = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double rightHere = 0;
            double wrongHere = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                if (correct[order[to]]) {
                    rightHere += weight[order[to]];
                } else {
                    wrongHere += weight[order[to]];
                }
                to++;
            }
            area += rightHere * (wrongBelow + wrongHere / 2);
            wrongBelow += wrongHere;
            right += rightHere;
            from = to;
        }
        return right > 0 && wrongBelow > 0 ? area / (right * wrongBelow) : Double.NaN;
    }

    /**
     * The area at parts of the answers.
     *
     * @param prefixScores {@code [n][answer length]} the score after each step
     * @param correct {@code [n]} which ended right
     * @param fractions parts of an answer in (0, 1]; an answer of L steps is scored after ceil(fraction L) of them
     * @return {@code [fractions]}
     */
    public static double[] at(double[][] prefixScores, boolean[] correct, double[] fractions) {
        double[] areas = new double[fractions.length];
        for (int k = 0; k < areas.length; k++) {
            double fraction = fractions[k];
            areas[k] = of(
                    Arrays.stream(prefixScores)
                            .mapToDouble(s -> s[Math.max(0, (int) Math.ceil(fraction * s.length - 1e-9) - 1)])
                            .toArray(),
                    correct);
        }
        return areas;
    }
}

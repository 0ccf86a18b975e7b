package dev.goodhart.preference;

import dev.goodhart.transform.Logistic;

/**
 * The negative log likelihood of one answer, given the difference d of two scores.
 *
 * <p>P(first) = sigmoid(d). With noise e an answer is drawn evenly instead with probability e: (1 - e) P + e / 2 (Christiano et al. 2017,
 * section 2.2.3, with e = 0.1), or e / 3 where ties are an outcome of their own. That bounds what one contrary label can cost.
 *
 * @param noise e, in [0, 1)
 * @param ties what is made of ties
 */
record PairLoss(double noise, TieRule ties) {
    /** Answers as numbers. */
    static final double FIRST = 1;

    static final double TIE = 0.5;
    static final double SECOND = 0;

    PairLoss {
        if (!(noise >= 0 && noise < 1)) {
            throw new IllegalArgumentException("The noise (" + noise + ") must be in [0, 1)");
        }
    }

    /**
     * The loss and its derivatives.
     *
     * @param gap d
     * @param outcome 1 for the first, 0 for the second, 0.5 for a tie
     * @param threshold t of Rao and Kupper; of no meaning for other rules
     * @param gradient receives the derivative by d at 0 and by t at 1
     * @return the loss, at least 0
     */
    double of(double gap, double outcome, double threshold, double[] gradient) {
        gradient[1] = 0;
        if (ties == TieRule.RAO_KUPPER) {
            return threeWays(gap, outcome, threshold, gradient);
        }
        double p = sigmoid(gap);
        if (noise == 0) {
            gradient[0] = p - outcome;
            return outcome * Logistic.softplus(-gap) + (1 - outcome) * Logistic.softplus(gap);
        }
        double q = (1 - noise) * p + noise / 2;
        gradient[0] = (q - outcome) / (q * (1 - q)) * (1 - noise) * p * (1 - p);
        return -outcome * Math.log(q) - (1 - outcome) * Math.log1p(-q);
    }

    private double threeWays(double gap, double outcome, double t, double[] gradient) {
        double first = sigmoid(gap - t);
        double second = sigmoid(-gap - t);
        double firstSlope = first * (1 - first);
        double secondSlope = second * (1 - second);
        if (noise > 0) {
            double p = outcome == FIRST ? first : outcome == SECOND ? second : 1 - first - second;
            double q = (1 - noise) * p + noise / 3;
            double byGap = outcome == FIRST ? firstSlope : outcome == SECOND ? -secondSlope : secondSlope - firstSlope;
            double byT = outcome == FIRST ? -firstSlope : outcome == SECOND ? -secondSlope : firstSlope + secondSlope;
            gradient[0] = -(1 - noise) * byGap / q;
            gradient[1] = -(1 - noise) * byT / q;
            return -Math.log(q);
        }
        if (outcome == FIRST) {
            gradient[0] = first - 1;
            gradient[1] = 1 - first;
            return Logistic.softplus(t - gap);
        }
        if (outcome == SECOND) {
            gradient[0] = 1 - second;
            gradient[1] = 1 - second;
            return Logistic.softplus(t + gap);
        }
        // 1 - first - second = (exp(2 t) - 1) first second, which has no cancellation.
        gradient[0] = first - second;
        gradient[1] = 2 - first - second - 2 / -Math.expm1(-2 * t);
        return -Math.log(Math.expm1(2 * t)) + Logistic.softplus(t - gap) + Logistic.softplus(t + gap);
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

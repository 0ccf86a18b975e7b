package dev.goodhart.goalconditioned;

import java.util.random.RandomGenerator;

/**
 * The contrastive loss of goal-conditioned rewards (Nath et al. 2024): states of a preferred answer are to resemble later states of it,
 * f+, and not states of the other answer, f-. f is the cosine, in [-1, 1], without temperature and without stopping any gradient.
 *
 * <ul>
 *   <li>{@link Reduction#LOG_OF_MEAN}: -log mean sigmoid(f+) - log(1 - mean sigmoid(f-)), means over pairs and draws, as in the
 *       released code. Linear in every sigmoid, so it learns on which side of a threshold a density ratio lies.
 *   <li>{@link Reduction#PER_PAIR}: -mean log sigmoid(f+) - mean log(1 - sigmoid(f-)), the usual estimation against noise; with an
 *       unconstrained f its optimum is the log of the density ratio.
 * </ul>
 *
 * <p>With cosines the loss lies in [0.6265, 2.6265]: about 1.386 is what unrelated states give, 1.627 what equal ones give. Beginnings are
 * alike in both answers up to the first difference, so pushing them apart is label noise: a cosine to the goal is no probability.
 *
 * @param lambda weight beside the preference loss, above 0
 * @param draws draws for each pair, at least 1
 * @param reduction how draws become a loss
 * @param pairing which sources meet which goals
 * @param sampling where states are drawn
 */
public record GoalConditionedObjective(
        double lambda, int draws, Reduction reduction, Pairing pairing, PositionSampling sampling)
        implements LatentObjective {
    /** How draws become a loss. */
    public enum Reduction {
        /** The log of means. */
        LOG_OF_MEAN,
        /** The mean of logs. */
        PER_PAIR
    }

    /** Which sources meet which goals. */
    public enum Pairing {
        /** Each draw its own two positions, the earlier one the source. */
        ORDERED,
        /** Each draw its own two positions, in any order. */
        UNORDERED,
        /** All sources of an answer with all its goals, as in the released code: for K draws a share of (K - 1) / 6 K is reversed. */
        ALL_PAIRS,
        /** Each source with the mean of the goals of its answer. */
        AVERAGE_GOAL
    }

    /** Checks the ranges. */
    public GoalConditionedObjective {
        if (!(lambda > 0) || draws < 1) {
            throw new IllegalArgumentException(
                    "lambda must be above 0 and draws at least 1, are " + lambda + " and " + draws);
        }
    }

    /** {@return lambda 0.5, 4 draws, log of means, ordered, from anywhere} */
    public static GoalConditionedObjective defaults() {
        return new GoalConditionedObjective(0.5, 4, Reduction.LOG_OF_MEAN, Pairing.ORDERED, PositionSampling.ANY);
    }

    /**
     * The same with another reduction.
     *
     * @param value the reduction
     * @return the objective
     */
    public GoalConditionedObjective withReduction(Reduction value) {
        return new GoalConditionedObjective(lambda, draws, value, pairing, sampling);
    }

    /**
     * The same with another pairing.
     *
     * @param value the pairing
     * @return the objective
     */
    public GoalConditionedObjective withPairing(Pairing value) {
        return new GoalConditionedObjective(lambda, draws, reduction, value, sampling);
    }

    /**
     * The same with another weight.
     *
     * @param value above 0
     * @return the objective
     */
    public GoalConditionedObjective withLambda(double value) {
        return new GoalConditionedObjective(value, draws, reduction, pairing, sampling);
    }

    /** Pairs whose answers have fewer than two steps have no earlier and later state and are left out. */
    @Override
    public LatentLoss gradient(HiddenStates states, RandomGenerator random, float[] gradient) {
        CosinePairs positive = new CosinePairs(states);
        CosinePairs negative = new CosinePairs(states);
        for (int pair = 0; pair < states.pairs(); pair++) {
            Sequence chosen = states.sequences().get(2 * pair);
            Sequence rejected = states.sequences().get(2 * pair + 1);
            if (chosen.answerLength() < 2) {
                continue;
            }
            int[] source = new int[draws];
            int[] goal = new int[draws];
            int[] away = new int[draws];
            int[] other = new int[draws];
            for (int k = 0; k < draws; k++) {
                int a = sampling.draw(chosen.answerLength(), random);
                int b = sampling.draw(chosen.answerLength(), random);
                boolean keep = pairing == Pairing.UNORDERED || a <= b;
                source[k] = states.at(2 * pair, chosen.prompt() + (keep ? a : b));
                goal[k] = states.at(2 * pair, chosen.prompt() + (keep ? b : a));
                away[k] = states.at(2 * pair, chosen.prompt() + sampling.draw(chosen.answerLength(), random));
                other[k] = states.at(2 * pair + 1, rejected.prompt() + sampling.draw(rejected.answerLength(), random));
            }
            positive.add(source, goal, pairing);
            negative.add(away, other, pairing);
        }
        if (positive.size() == 0) {
            return new LatentLoss(0, Double.NaN, Double.NaN, Double.NaN);
        }
        return gradient(positive, negative, gradient);
    }

    /** The loss of given pairs of states, whose gradient times lambda is added. */
    LatentLoss gradient(CosinePairs positive, CosinePairs negative, float[] gradient) {
        double[] up = positive.cosines();
        double[] down = negative.cosines();
        double[] slopeUp = new double[up.length];
        double[] slopeDown = new double[down.length];
        double loss = contrast(up, down, slopeUp, slopeDown);
        positive.addGradient(slopeUp, lambda, gradient);
        negative.addGradient(slopeDown, lambda, gradient);
        return new LatentLoss(lambda * loss, loss, mean(up), mean(down));
    }

    /**
     * The loss of given cosines, and its slopes.
     *
     * @param positive {@code [n]} f+
     * @param negative {@code [m]} f-
     * @param positiveSlope {@code [n]} receives the derivative by f+
     * @param negativeSlope {@code [m]} receives the derivative by f-
     * @return the loss before weighting
     */
    public double contrast(double[] positive, double[] negative, double[] positiveSlope, double[] negativeSlope) {
        int n = positive.length;
        int m = negative.length;
        if (reduction == Reduction.PER_PAIR) {
            double loss = 0;
            for (int i = 0; i < n; i++) {
                double s = sigmoid(positive[i]);
                loss -= Math.log(s) / n;
                positiveSlope[i] = (s - 1) / n;
            }
            for (int i = 0; i < m; i++) {
                double s = sigmoid(negative[i]);
                loss -= Math.log(1 - s) / m;
                negativeSlope[i] = s / m;
            }
            return loss;
        }
        double like = 0;
        for (double f : positive) {
            like += sigmoid(f) / n;
        }
        double unlike = 1;
        for (double f : negative) {
            unlike -= sigmoid(f) / m;
        }
        for (int i = 0; i < n; i++) {
            double s = sigmoid(positive[i]);
            positiveSlope[i] = -s * (1 - s) / n / like;
        }
        for (int i = 0; i < m; i++) {
            double s = sigmoid(negative[i]);
            negativeSlope[i] = s * (1 - s) / m / unlike;
        }
        return -Math.log(like) - Math.log(unlike);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

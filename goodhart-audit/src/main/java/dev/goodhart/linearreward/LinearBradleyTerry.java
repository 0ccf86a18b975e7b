package dev.goodhart.linearreward;

/**
 * Learns the weights of a linear reward from decided pairs (Bradley and Terry 1952): the mean of -log sigmoid(w . (x_winner - x_loser)),
 * plus l2 / 2 |w|^2. Without l2 the weights of labels that no noise contradicts grow for ever, so that differences of scores are no
 * probabilities. The learner keeps its weights, and Adam its moments, between calls.
 */
public final class LinearBradleyTerry {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[] weights;
    private final double l2;
    private final double[] first;
    private final double[] second;
    private final double[] gradient;
    private int steps;

    /**
     * A learner with weights 0.
     *
     * @param width how many features there are
     * @param l2 strength of the penalty, at least 0
     */
    public LinearBradleyTerry(int width, double l2) {
        if (!(l2 >= 0)) {
            throw new IllegalArgumentException("l2 (" + l2 + ") must be at least 0");
        }
        this.weights = new double[width];
        this.l2 = l2;
        this.first = new double[width];
        this.second = new double[width];
        this.gradient = new double[width];
    }

    /** {@return {@code [width]} the weights, the learner's own; not to be written to} */
    public double[] weights() {
        return weights;
    }

    /**
     * Takes steps of Adam (Kingma and Ba 2015) on all pairs at once.
     *
     * @param features the items
     * @param winners {@code [pairs]} rows of the better items
     * @param losers {@code [pairs]} rows of the worse ones
     * @param count how many steps
     * @param rate learning rate, positive
     */
    public void adam(FeatureRows features, int[] winners, int[] losers, int count, double rate) {
        for (int step = 0; step < count && winners.length > 0; step++) {
            gradient(features, winners, losers);
            steps++;
            double firstScale = 1 - Math.pow(FIRST_DECAY, steps);
            double secondScale = 1 - Math.pow(SECOND_DECAY, steps);
            for (int f = 0; f < weights.length; f++) {
                double g = gradient[f];
                first[f] = FIRST_DECAY * first[f] + (1 - FIRST_DECAY) * g;
                second[f] = SECOND_DECAY * second[f] + (1 - SECOND_DECAY) * g * g;
                weights[f] -= rate * (first[f] / firstScale) / (Math.sqrt(second[f] / secondScale) + EPSILON);
            }
        }
    }

    /**
     * Takes one plain step along the gradient of the given pairs.
     *
     * @param features the items
     * @param winners {@code [pairs]} rows of the better items
     * @param losers {@code [pairs]} rows of the worse ones
     * @param rate learning rate, positive
     */
    public void descend(FeatureRows features, int[] winners, int[] losers, double rate) {
        if (winners.length == 0) {
            return;
        }
        gradient(features, winners, losers);
        for (int f = 0; f < weights.length; f++) {
            weights[f] -= rate * gradient[f];
        }
    }

    /**
     * The penalised loss.
     *
     * @param features the items
     * @param winners {@code [pairs]} rows of the better items
     * @param losers {@code [pairs]} rows of the worse ones
     * @return at least 0
     */
    public double loss(FeatureRows features, int[] winners, int[] losers) {
        double sum = 0;
        for (int k = 0; k < winners.length; k++) {
            double gap = features.dot(winners[k], weights) - features.dot(losers[k], weights);
            sum += gap > 0 ? Math.log1p(Math.exp(-gap)) : -gap + Math.log1p(Math.exp(gap));
        }
        double squares = 0;
        for (double w : weights) {
            squares += w * w;
        }
        return sum / winners.length + l2 / 2 * squares;
    }

    /**
     * The share of pairs that scores order as they were decided; equal scores count half.
     *
     * @param scores {@code [items]}
     * @param winners {@code [pairs]} the better items
     * @param losers {@code [pairs]} the worse ones
     * @return in [0, 1], NaN without a pair
     */
    public static double accuracy(double[] scores, int[] winners, int[] losers) {
        double right = 0;
        for (int k = 0; k < winners.length; k++) {
            double gap = scores[winners[k]] - scores[losers[k]];
            right += gap > 0 ? 1 : gap == 0 ? 0.5 : 0;
        }
        return right / winners.length;
    }

    /** Few items stand in many pairs: what the pairs ask of an item is added up first, and its features are visited once. */
    private void gradient(FeatureRows features, int[] winners, int[] losers) {
        for (int f = 0; f < weights.length; f++) {
            gradient[f] = l2 * weights[f];
        }
        if (winners.length < features.rows()) {
            for (int k = 0; k < winners.length; k++) {
                double gap = features.dot(winners[k], weights) - features.dot(losers[k], weights);
                double push = 1 / (1 + Math.exp(gap)) / winners.length;
                features.addTo(winners[k], -push, gradient);
                features.addTo(losers[k], push, gradient);
            }
            return;
        }
        double[] scores = features.times(weights);
        double[] pushed = new double[scores.length];
        for (int k = 0; k < winners.length; k++) {
            double push = 1 / (1 + Math.exp(scores[winners[k]] - scores[losers[k]])) / winners.length;
            pushed[winners[k]] -= push;
            pushed[losers[k]] += push;
        }
        for (int row = 0; row < pushed.length; row++) {
            if (pushed[row] != 0) {
                features.addTo(row, pushed[row], gradient);
            }
        }
    }
}

package dev.goodhart.studies.denserewards;

import java.util.random.RandomGenerator;

/** A softmax over letters for every place and letter before it. */
final class BigramPolicy {
    private static final int LETTERS = PairSequence.LETTERS;

    private final int units;
    private final double[][][] logits;

    BigramPolicy(int units) {
        this.units = units;
        logits = new double[units][LETTERS][LETTERS];
    }

    int[] draw(RandomGenerator random) {
        int[] string = new int[units];
        for (int t = 0; t < units; t++) {
            double[] p = probabilities(t, before(string, t));
            double u = random.nextDouble();
            int letter = 0;
            while (letter < LETTERS - 1 && u >= p[letter]) {
                u -= p[letter++];
            }
            string[t] = letter;
        }
        return string;
    }

    static int before(int[] string, int t) {
        return t == 0 ? 0 : string[t - 1];
    }

    double[] probabilities(int t, int before) {
        double[] row = logits[t][before];
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : row) {
            largest = Math.max(largest, logit);
        }
        double[] p = new double[LETTERS];
        double sum = 0;
        for (int k = 0; k < LETTERS; k++) {
            p[k] = Math.exp(row[k] - largest);
            sum += p[k];
        }
        for (int k = 0; k < LETTERS; k++) {
            p[k] /= sum;
        }
        return p;
    }

    /**
     * The gradient estimate of a batch: mean of grad log pi(y_t | y_(t-1)) times weight_t minus the mean weight of the others at t.
     *
     * @param batch {@code [strings][units]}
     * @param weights {@code [strings][units]}
     * @return {@code [units][before][letters]}
     */
    double[][][] gradient(int[][] batch, double[][] weights) {
        double[][][] gradient = new double[units][LETTERS][LETTERS];
        for (int t = 0; t < units; t++) {
            double sum = 0;
            for (double[] w : weights) {
                sum += w[t];
            }
            for (int b = 0; b < batch.length; b++) {
                double baseline = (sum - weights[b][t]) / (batch.length - 1);
                double weight = (weights[b][t] - baseline) / batch.length;
                int before = before(batch[b], t);
                double[] p = probabilities(t, before);
                for (int k = 0; k < LETTERS; k++) {
                    gradient[t][before][k] += weight * ((batch[b][t] == k ? 1 : 0) - p[k]);
                }
            }
        }
        return gradient;
    }

    void step(double[][][] gradient, double rate) {
        for (int t = 0; t < units; t++) {
            for (int before = 0; before < LETTERS; before++) {
                for (int k = 0; k < LETTERS; k++) {
                    logits[t][before][k] += rate * gradient[t][before][k];
                }
            }
        }
    }

    /** The exact expected value. */
    double expected(PairSequence game) {
        double[] reach = {1, 0, 0, 0};
        double value = 0;
        for (int t = 0; t < units; t++) {
            double[] next = new double[LETTERS];
            for (int before = 0; before < LETTERS; before++) {
                double[] p = probabilities(t, before);
                for (int k = 0; k < LETTERS; k++) {
                    value += reach[before] * p[k] * game.added(t, before, k);
                    next[k] += reach[before] * p[k];
                }
            }
            reach = next;
        }
        return value;
    }
}

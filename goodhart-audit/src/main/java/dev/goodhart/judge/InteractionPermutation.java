package dev.goodhart.judge;

import java.util.random.RandomGenerator;

/**
 * The test of the model-by-context interaction without a normal distribution: within every model, items are dealt anew to the contexts
 * after the contexts' offsets have been taken off, and the interaction's sum of squares is compared with the one measured. Contexts are
 * never exchanged between models, so each model keeps its mean.
 *
 * <p>How it can mislead: the offsets are estimated, so it is exact only in the limit of many items; and it takes the spread within a model
 * to be the same in every context.
 */
public final class InteractionPermutation {
    private InteractionPermutation() {}

    /**
     * The p-value, {@code (1 + hits) / (1 + permutations)}.
     *
     * @param scores {@code [contexts][models][n]}
     * @param permutations how many are drawn, at least 1
     * @param random where they come from
     * @return in (0, 1]
     */
    public static double pValue(double[][][] scores, int permutations, RandomGenerator random) {
        int contexts = scores.length;
        int models = scores[0].length;
        double[] offset = offsets(scores);
        double[][] pooled = new double[models][];
        for (int k = 0; k < models; k++) {
            int size = 0;
            for (double[][] context : scores) {
                size += context[k].length;
            }
            pooled[k] = new double[size];
            int at = 0;
            for (int l = 0; l < contexts; l++) {
                for (double value : scores[l][k]) {
                    pooled[k][at++] = value - offset[l];
                }
            }
        }
        double[][] mean = new double[contexts][models];
        fill(mean, pooled, scores);
        double observed = TwoWayMeans.of(mean).interactionSquares();
        double slack = 1e-12 * observed;
        int hits = 0;
        for (int p = 0; p < permutations; p++) {
            for (double[] model : pooled) {
                shuffle(model, random);
            }
            fill(mean, pooled, scores);
            if (TwoWayMeans.of(mean).interactionSquares() >= observed - slack) {
                hits++;
            }
        }
        return (1.0 + hits) / (1.0 + permutations);
    }

    private static double[] offsets(double[][][] scores) {
        double[] offset = new double[scores.length];
        for (int l = 0; l < scores.length; l++) {
            for (double[] cell : scores[l]) {
                offset[l] += VarianceComponents.mean(cell) / scores[l].length;
            }
        }
        return offset;
    }

    private static void fill(double[][] mean, double[][] pooled, double[][][] scores) {
        for (int k = 0; k < pooled.length; k++) {
            int at = 0;
            for (int l = 0; l < mean.length; l++) {
                double sum = 0;
                for (int i = 0; i < scores[l][k].length; i++) {
                    sum += pooled[k][at++];
                }
                mean[l][k] = sum / scores[l][k].length;
            }
        }
    }

    private static void shuffle(double[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}

package dev.goodhart.comparison;

import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;

/**
 * The coverage sample as seen by a linear value function, in two halves of successors: for pair i the mean over the half's successors
 * of phi(s) - discount phi(s'), so that the canonical value is the mean reward minus that times theta.
 */
final class CoveragePoints {
    private static final int CHUNK = 1_024;

    private final CoverageSample sample;
    private final int count;
    private final int split;
    private final double[] first;
    private final double[] second;

    CoveragePoints(CoverageSample sample, StateFeatures features, double discount) {
        this.sample = sample;
        this.count = features.count();
        int k = sample.successors();
        this.split = k == 1 ? 1 : k / 2;
        this.first = new double[sample.pairs() * count];
        this.second = k == 1 ? first : new double[sample.pairs() * count];
        TransitionBatch rows = sample.transitions();
        int dim = rows.stateDim();
        double[] phi = new double[CHUNK * count];
        double[] next = new double[CHUNK * count];
        for (int from = 0; from < rows.size(); from += CHUNK) {
            int size = Math.min(CHUNK, rows.size() - from);
            features.describe(size, dim, Arrays.copyOfRange(rows.state(), from * dim, (from + size) * dim), phi);
            features.describe(size, dim, Arrays.copyOfRange(rows.next(), from * dim, (from + size) * dim), next);
            for (int i = 0; i < size; i++) {
                int row = from + i;
                boolean inFirst = row % k < split;
                double share = 1.0 / (inFirst ? split : k - split);
                double factor = rows.end()[row].bootstraps() ? discount : 0;
                double[] half = inFirst ? first : second;
                for (int j = 0; j < count; j++) {
                    half[row / k * count + j] += share * (phi[i * count + j] - factor * next[i * count + j]);
                }
            }
        }
    }

    int size() {
        return sample.pairs();
    }

    /** {@code [pairs]} canonical values from all successors. */
    double[] canonical(double[] rewards, double[] weights) {
        double[] low = firstHalf(rewards, weights);
        if (sample.successors() == 1) {
            return low;
        }
        double[] high = secondHalf(rewards, weights);
        double share = (double) split / sample.successors();
        for (int i = 0; i < low.length; i++) {
            low[i] = share * low[i] + (1 - share) * high[i];
        }
        return low;
    }

    /** {@code [pairs]} canonical values from the first half of the successors; from the only one if there is one. */
    double[] firstHalf(double[] rewards, double[] weights) {
        return half(rewards, weights, first, 0, split);
    }

    /** {@code [pairs]} canonical values from the second half of the successors; from the only one if there is one. */
    double[] secondHalf(double[] rewards, double[] weights) {
        int k = sample.successors();
        return half(rewards, weights, second, k == 1 ? 0 : split, k);
    }

    private double[] half(double[] rewards, double[] weights, double[] change, int from, int to) {
        double[] canonical = new double[size()];
        for (int i = 0; i < canonical.length; i++) {
            double sum = 0;
            for (int j = from; j < to; j++) {
                sum += rewards[i * sample.successors() + j];
            }
            sum /= to - from;
            for (int j = 0; j < count; j++) {
                sum -= change[i * count + j] * weights[j];
            }
            canonical[i] = sum;
        }
        return canonical;
    }
}

package dev.goodhart.preference;

import dev.goodhart.network.Mlp;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A second output that takes up what preferences owe to length (Chen et al. 2024, ODIN). Preferences are explained by quality + length; to
 * the loss are added |corr(quality, L)| - corr(length, L) over the items of a batch, and the cosine between the two rows of the last layer.
 * Only quality is used as reward. The losses begin after a tenth of the epochs.
 *
 * @param lengths {@code [items]} L
 * @param lengthWeight factor of the correlations
 * @param orthogonality factor of the cosine
 */
record LengthHead(double[] lengths, double lengthWeight, double orthogonality) {
    /** The cosine in the paper is a plain product of weights, which shrinking them makes small as well. */
    Tensor penalty(Mlp net) {
        Tensor last = net.parameters().tensor(2 * (net.depth() - 1));
        Tensor quality = last.select(1, 0);
        Tensor length = last.select(1, 1);
        Tensor norms = quality.norm().mul(length.norm()).add(new Scalar(1e-8f));
        return quality.mul(length).sum().abs().div(norms).mul(new Scalar((float) orthogonality));
    }

    /**
     * Adds the part that depends on scores.
     *
     * @param scores {@code [slots][2]} quality and length
     * @param items {@code [slots]} the item in each slot
     * @param gradient {@code [slots][2]} is added to
     * @return the loss
     */
    double add(double[] scores, int[] items, double[] gradient) {
        double[] of = new double[items.length];
        double[] slope = new double[items.length];
        double loss = 0;
        for (int head = 0; head < 2; head++) {
            for (int s = 0; s < items.length; s++) {
                of[s] = scores[2 * s + head];
            }
            double correlation = correlation(of, items, slope);
            double factor = head == 0 ? lengthWeight * Math.signum(correlation) : -lengthWeight;
            loss += factor * correlation;
            for (int s = 0; s < items.length; s++) {
                gradient[2 * s + head] += factor * slope[s];
            }
        }
        return loss;
    }

    /** Pearson's correlation of scores with lengths and its derivative by the scores; 0 where either is constant. */
    private double correlation(double[] x, int[] items, double[] slope) {
        int n = x.length;
        double meanX = 0;
        double meanL = 0;
        for (int i = 0; i < n; i++) {
            meanX += x[i] / n;
            meanL += lengths[items[i]] / n;
        }
        double xx = 0;
        double ll = 0;
        double xl = 0;
        for (int i = 0; i < n; i++) {
            double a = x[i] - meanX;
            double b = lengths[items[i]] - meanL;
            xx += a * a;
            ll += b * b;
            xl += a * b;
        }
        if (xx < 1e-12 || ll < 1e-12) {
            Arrays.fill(slope, 0);
            return 0;
        }
        double normX = Math.sqrt(xx);
        double normL = Math.sqrt(ll);
        double correlation = xl / (normX * normL);
        for (int i = 0; i < n; i++) {
            slope[i] = ((lengths[items[i]] - meanL) / normL - correlation * (x[i] - meanX) / normX) / normX;
        }
        return correlation;
    }
}

package dev.goodhart.representation;

import java.util.Arrays;

/**
 * The margin loss of similarity answers (Bobu et al. 2023): l(a, p, n) = max(0, |a - p|^2 - |a - n|^2 + margin) for an anchor a, the one
 * that is like it p and the odd one n. Neither of the two alike is a natural anchor, so both take turns: l(p1, p2, n) + l(p2, p1, n).
 *
 * <p>The loss does not change when all points are rotated or moved, so features are found at best up to that: read them with a linear
 * probe, never coordinate by coordinate. At margin 0 the constant embedding is a global optimum.
 *
 * @param margin at least 0; sets the unit of distances
 * @param anchoring which of the two alike are anchors
 */
public record TripletLoss(double margin, Anchoring anchoring) {
    /** Which of the two alike are anchors. */
    public enum Anchoring {
        /** Both. */
        SYMMETRIC,
        /** The first alone, which throws away half of what an answer says and depends on the order of presentation. */
        ONE_ANCHOR
    }

    /** Checks the margin. */
    public TripletLoss {
        if (!(margin >= 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("The margin (" + margin + ") must be a finite number of at least 0");
        }
    }

    /**
     * The mean loss of triplets, and its gradient.
     *
     * @param points {@code [3 triplets][dim]} in turn the first, the second and the odd one of every triplet
     * @param triplets how many triplets, at least 1
     * @param dim length of a point
     * @param gradient {@code [3 triplets][dim]} receives the gradient of the mean
     * @return the mean loss
     */
    public double gradient(float[] points, int triplets, int dim, float[] gradient) {
        Arrays.fill(gradient, 0, 3 * triplets * dim, 0);
        double total = 0;
        float scale = 2f / triplets;
        for (int k = 0; k < triplets; k++) {
            int first = 3 * k * dim;
            int second = first + dim;
            int odd = second + dim;
            double near = squaredDistance(points, first, second, dim);
            total += half(points, first, second, odd, near, dim, scale, gradient);
            if (anchoring == Anchoring.SYMMETRIC) {
                total += half(points, second, first, odd, near, dim, scale, gradient);
            }
        }
        return total / triplets;
    }

    /**
     * The loss of one triplet.
     *
     * @param first {@code [dim]} one of the two alike
     * @param second {@code [dim]} the other
     * @param odd {@code [dim]} the odd one
     * @return at least 0
     */
    public double of(double[] first, double[] second, double[] odd) {
        double near = squaredDistance(first, second);
        double loss = Math.max(0, near - squaredDistance(first, odd) + margin);
        return anchoring == Anchoring.SYMMETRIC
                ? loss + Math.max(0, near - squaredDistance(second, odd) + margin)
                : loss;
    }

    /** Where active: d/da = 2 (n - p), d/dp = 2 (p - a), d/dn = 2 (a - n). */
    private double half(
            float[] x, int anchor, int positive, int negative, double near, int dim, float scale, float[] gradient) {
        double loss = near - squaredDistance(x, anchor, negative, dim) + margin;
        if (!(loss > 0)) {
            return Double.isNaN(loss) ? loss : 0;
        }
        for (int i = 0; i < dim; i++) {
            float a = x[anchor + i];
            float p = x[positive + i];
            float n = x[negative + i];
            gradient[anchor + i] += scale * (n - p);
            gradient[positive + i] += scale * (p - a);
            gradient[negative + i] += scale * (a - n);
        }
        return loss;
    }

    private static double squaredDistance(float[] x, int a, int b, int dim) {
        double sum = 0;
        for (int i = 0; i < dim; i++) {
            double d = x[a + i] - x[b + i];
            sum += d * d;
        }
        return sum;
    }

    static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}

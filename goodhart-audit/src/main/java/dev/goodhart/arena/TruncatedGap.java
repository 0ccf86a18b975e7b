package dev.goodhart.arena;

/**
 * What a verdict says about the gap in performance: with t the expected gap and e the draw margin, both in units of the gap's standard
 * deviation, the mean moves by v and the variance shrinks by the share w.
 */
final class TruncatedGap {
    /** Below this margin a draw is taken for its limit, an exact tie; the difference quotients have lost their digits by then. */
    private static final double EXACT_TIE = 1e-6;

    private double v;
    private double w;

    TruncatedGap() {}

    double v() {
        return v;
    }

    double w() {
        return w;
    }

    /** The gap was above the margin. */
    void win(double t, double e) {
        double x = t - e;
        v = Gaussian.inverseMills(x);
        w = Math.clamp(v * (v + x), 0, 1);
    }

    /** The gap was within the margin. */
    void draw(double t, double e) {
        double size = Math.abs(t);
        double upper = e - size;
        double lower = -e - size;
        if (e < EXACT_TIE) {
            v = -t;
            w = 1;
            return;
        }
        double top;
        double slope;
        if (upper <= 0) {
            // Both ends lie in a tail: everything is divided by the density at the nearer end, so that nothing
            // underflows.
            double ratio = Math.exp(-2 * e * size);
            double mass = Gaussian.mills(upper) - ratio * Gaussian.mills(lower);
            top = (ratio - 1) / mass;
            slope = (upper - lower * ratio) / mass;
        } else {
            double mass = Gaussian.cdf(upper) - Gaussian.cdf(lower);
            double high = Gaussian.density(upper);
            double low = Gaussian.density(lower);
            top = (low - high) / mass;
            slope = (upper * high - lower * low) / mass;
        }
        v = t < 0 ? -top : top;
        w = Math.clamp(top * top + slope, 0, 1);
    }
}

package dev.goodhart.transform;

/**
 * The mean over references of sigma(k (r - reference - shift)), with one exponential for each score: since
 * {@code exp(-k (r - reference)) = exp(-k (r - middle)) exp(k (reference - middle))}, the second factors are computed once.
 */
final class MeanSigmoid implements ScoreCurve {
    /** Up to this exponent products of two exponentials neither overflow nor vanish. */
    private static final double SAFE = 300;

    private final double k;
    private final double middle;
    private final double[] references;
    private final double[] factor;
    private final boolean narrow;

    MeanSigmoid(double k, double shift, double[] scores) {
        this.k = k;
        double mean = MeanCurve.mean(scores);
        this.middle = mean + shift;
        this.references = new double[scores.length];
        this.factor = new double[scores.length];
        boolean within = true;
        for (int m = 0; m < scores.length; m++) {
            references[m] = scores[m] + shift;
            double exponent = k * (scores[m] - mean);
            factor[m] = Math.exp(exponent);
            within &= Math.abs(exponent) < SAFE;
        }
        this.narrow = within;
    }

    @Override
    public double value(double score) {
        double exponent = -k * (score - middle);
        double sum = 0;
        if (narrow && Math.abs(exponent) < SAFE) {
            double e = Math.exp(exponent);
            for (double f : factor) {
                sum += 1 / (1 + e * f);
            }
        } else {
            for (double reference : references) {
                sum += Logistic.sigmoid(k * (score - reference));
            }
        }
        return sum / references.length;
    }

    @Override
    public double slope(double score) {
        double sum = 0;
        for (double reference : references) {
            sum += Logistic.slope(k * (score - reference));
        }
        return k * sum / references.length;
    }
}

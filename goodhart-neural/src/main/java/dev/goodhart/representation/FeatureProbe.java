package dev.goodhart.representation;

import dev.goodhart.representation.EmbeddingGeometry.Spectrum;

/**
 * Reads features out of an embedding by least squares with an intercept; directions in which the points do not spread are left out, so
 * that collinear coordinates do no harm.
 *
 * @param centre {@code [dim]} mean of the points
 * @param intercept {@code [features]} mean of the features
 * @param weights {@code [features][dim]}
 */
public record FeatureProbe(double[] centre, double[] intercept, double[][] weights) {
    private static final double FLAT = 1e-10;

    /**
     * Fits a probe.
     *
     * @param points {@code [n][dim]}, at least two
     * @param features {@code [n][features]}
     * @return the probe
     */
    public static FeatureProbe fit(double[][] points, double[][] features) {
        if (points.length < 2 || points.length != features.length) {
            throw new IllegalArgumentException(
                    "A probe must have at least two points and as many rows of features, has " + points.length + " and "
                            + features.length);
        }
        int dim = points[0].length;
        int count = features[0].length;
        double[] centre = EmbeddingGeometry.mean(points);
        double[] intercept = EmbeddingGeometry.mean(features);
        Spectrum spectrum = Spectrum.of(EmbeddingGeometry.covariance(points, centre));
        double[][] cross = new double[count][dim];
        for (int i = 0; i < points.length; i++) {
            for (int f = 0; f < count; f++) {
                double y = features[i][f] - intercept[f];
                for (int c = 0; c < dim; c++) {
                    cross[f][c] += y * (points[i][c] - centre[c]) / points.length;
                }
            }
        }
        double[][] weights = new double[count][dim];
        for (int v = 0; v < dim; v++) {
            if (spectrum.values()[v] > FLAT * spectrum.values()[dim - 1]) {
                double[] direction = spectrum.vectors()[v];
                for (int f = 0; f < count; f++) {
                    double along = 0;
                    for (int c = 0; c < dim; c++) {
                        along += cross[f][c] * direction[c];
                    }
                    for (int c = 0; c < dim; c++) {
                        weights[f][c] += along / spectrum.values()[v] * direction[c];
                    }
                }
            }
        }
        return new FeatureProbe(centre, intercept, weights);
    }

    /**
     * What the probe reads.
     *
     * @param points {@code [n][dim]}
     * @return {@code [n][features]}
     */
    public double[][] read(double[][] points) {
        double[][] read = new double[points.length][intercept.length];
        for (int i = 0; i < points.length; i++) {
            for (int f = 0; f < intercept.length; f++) {
                double sum = intercept[f];
                for (int c = 0; c < centre.length; c++) {
                    sum += weights[f][c] * (points[i][c] - centre[c]);
                }
                read[i][f] = sum;
            }
        }
        return read;
    }

    /**
     * How far reading is from the truth.
     *
     * @param points {@code [n][dim]} points that the probe was not fitted to
     * @param features {@code [n][features]} the truth
     * @return {@code [features]} squared error over variance: 0 perfect, 1 no better than the mean; NaN where a feature never varies
     */
    public double[] error(double[][] points, double[][] features) {
        double[][] read = read(points);
        double[] mean = EmbeddingGeometry.mean(features);
        double[] errors = new double[mean.length];
        for (int f = 0; f < mean.length; f++) {
            double residual = 0;
            double variance = 0;
            for (int i = 0; i < points.length; i++) {
                residual += (features[i][f] - read[i][f]) * (features[i][f] - read[i][f]);
                variance += (features[i][f] - mean[f]) * (features[i][f] - mean[f]);
            }
            errors[f] = variance > 0 ? residual / variance : Double.NaN;
        }
        return errors;
    }
}

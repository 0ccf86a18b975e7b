package dev.goodhart.representation;

import java.util.Arrays;

/**
 * How badly true features can be read linearly out of an embedding, on trajectories that the reading was not fitted to. The mean hides a
 * feature that was lost altogether: look at each.
 *
 * @param perFeature {@code [features]} squared error over variance: 0 perfect, 1 no better than the mean; NaN where one never varies
 */
public record FeaturePredictionError(double[] perFeature) {
    /**
     * Measures it.
     *
     * @param points {@code [n][dim]} embedded trajectories to fit the probe to
     * @param features {@code [n][features]} their features
     * @param testPoints {@code [m][dim]} embedded trajectories to judge it by
     * @param testFeatures {@code [m][features]} their features
     * @return the errors
     */
    public static FeaturePredictionError of(
            double[][] points, double[][] features, double[][] testPoints, double[][] testFeatures) {
        return new FeaturePredictionError(FeatureProbe.fit(points, features).error(testPoints, testFeatures));
    }

    /** {@return the mean over the features that vary, NaN if none does} */
    public double mean() {
        return Arrays.stream(perFeature).filter(e -> !Double.isNaN(e)).average().orElse(Double.NaN);
    }
}

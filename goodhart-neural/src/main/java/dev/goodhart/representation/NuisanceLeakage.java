package dev.goodhart.representation;

import java.util.Arrays;

/**
 * How well inputs that should not matter can be read linearly out of an embedding; a good one has forgotten them.
 *
 * @param perInput {@code [inputs]} R^2 on trajectories that the reading was not fitted to: 1 fully there, 0 or below gone
 */
public record NuisanceLeakage(double[] perInput) {
    /**
     * Measures it.
     *
     * @param points {@code [n][dim]} embedded trajectories to fit the probe to, in which the inputs vary freely
     * @param inputs {@code [n][inputs]} what should not matter
     * @param testPoints {@code [m][dim]} embedded trajectories to judge it by
     * @param testInputs {@code [m][inputs]} what should not matter in them
     * @return the leakage
     */
    public static NuisanceLeakage of(
            double[][] points, double[][] inputs, double[][] testPoints, double[][] testInputs) {
        return new NuisanceLeakage(
                Arrays.stream(FeatureProbe.fit(points, inputs).error(testPoints, testInputs))
                        .map(error -> 1 - error)
                        .toArray());
    }

    /** {@return the mean over the inputs that vary, NaN if none does} */
    public double mean() {
        return Arrays.stream(perInput).filter(e -> !Double.isNaN(e)).average().orElse(Double.NaN);
    }
}

package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.function.DoubleUnaryOperator;

/** Sums over weighted points of the line. */
final class WeightedPoints {
    private WeightedPoints() {}

    static void check(String what, double[] points, double[] weights) {
        if (points.length == 0) {
            throw new InvalidInputException("The belief must have at least one " + what + ", has none");
        }
        if (points.length != weights.length) {
            throw new InvalidInputException("The belief must have a weight for every " + what + ", has " + points.length
                    + " utilities and " + weights.length + " weights");
        }
        for (int i = 0; i < points.length; i++) {
            BeliefChecks.utility("utility of " + what + " " + (i + 1), points[i]);
            if (!(weights[i] >= 0)) {
                throw new InvalidInputException(
                        "The weight of " + what + " " + (i + 1) + " (" + weights[i] + ") must be at least 0");
            }
        }
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static double[] rescaled(double[] values, double by) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] / by;
        }
        return scaled;
    }

    static double expectation(double[] points, double[] weights, DoubleUnaryOperator function) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i] * function.applyAsDouble(points[i]);
            }
        }
        return sum;
    }

    static double standardDeviation(double[] points, double[] weights) {
        double mean = expectation(points, weights, u -> u);
        return Math.sqrt(expectation(points, weights, u -> (u - mean) * (u - mean)));
    }

    /** centre + factor (point - centre) + shift. */
    static double[] moved(double[] points, double centre, double factor, double shift) {
        double[] moved = new double[points.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = centre + factor * (points[i] - centre) + shift;
        }
        return moved;
    }

    static double[] posterior(double[] points, double[] weights, DoubleUnaryOperator likelihood, String belief) {
        double[] joint = new double[points.length];
        for (int i = 0; i < joint.length; i++) {
            joint[i] = weights[i] == 0 ? 0 : weights[i] * likelihood.applyAsDouble(points[i]);
        }
        return rescaled(joint, BeliefChecks.chance(sum(joint), belief));
    }
}

package dev.goodhart.credit;

import dev.goodhart.input.InvalidInputException;

/** The score spread in proportion to weights. */
final class AttentionCredit {
    private AttentionCredit() {}

    static double[] of(double total, double[] weights, int units) {
        if (weights.length != units) {
            throw new InvalidInputException(
                    "The attention must have a weight for each of the " + units + " units, has " + weights.length);
        }
        double sum = 0;
        for (int i = 0; i < units; i++) {
            if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
                throw new InvalidInputException(
                        "The attention to unit " + (i + 1) + " must be a finite number, at least 0, is " + weights[i]);
            }
            sum += weights[i];
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new InvalidInputException("The attention must have a positive, finite sum, has " + sum);
        }
        double[] credits = new double[units];
        for (int i = 0; i < units; i++) {
            credits[i] = total * (weights[i] / sum);
        }
        return credits;
    }
}

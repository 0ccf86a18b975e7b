package dev.goodhart.representation;

import dev.goodhart.representation.TripletLoss.Anchoring;

/**
 * How an embedding is learned.
 *
 * @param dimension length of an embedding, at least 1; below the number of things that matter something is lost
 * @param hidden width of the two hidden layers, at least 1
 * @param loss the loss of similarity answers
 * @param learningRate of Adam, above 0
 * @param l2 penalty l2 / 2 |weights|^2, at least 0; without one the scale grows until every margin is met
 * @param steps steps of Adam, at least 1
 * @param batch answers in a step, at least 1
 */
public record RepresentationOptions(
        int dimension, int hidden, TripletLoss loss, double learningRate, double l2, int steps, int batch) {
    /** Checks the ranges. */
    public RepresentationOptions {
        if (dimension < 1 || hidden < 1 || steps < 1 || batch < 1) {
            throw new IllegalArgumentException("dimension, hidden, steps and batch must be at least 1, are " + dimension
                    + ", " + hidden + ", " + steps + " and " + batch);
        }
        if (!(learningRate > 0 && l2 >= 0)) {
            throw new IllegalArgumentException(
                    "learningRate must be above 0 and l2 at least 0, are " + learningRate + " and " + l2);
        }
    }

    /** {@return dimension 6, width 64, margin 1 both ways, Adam at 0.002, l2 of 0.0001, 1,500 steps of 64 answers} */
    public static RepresentationOptions defaults() {
        return new RepresentationOptions(6, 64, new TripletLoss(1, Anchoring.SYMMETRIC), 2e-3, 1e-4, 1500, 64);
    }

    /**
     * The same with another dimension.
     *
     * @param value at least 1
     * @return the options
     */
    public RepresentationOptions withDimension(int value) {
        return new RepresentationOptions(value, hidden, loss, learningRate, l2, steps, batch);
    }

    /**
     * The same with another loss.
     *
     * @param value the loss
     * @return the options
     */
    public RepresentationOptions withLoss(TripletLoss value) {
        return new RepresentationOptions(dimension, hidden, value, learningRate, l2, steps, batch);
    }

    /**
     * The same with another number of steps.
     *
     * @param value at least 1
     * @return the options
     */
    public RepresentationOptions withSteps(int value) {
        return new RepresentationOptions(dimension, hidden, loss, learningRate, l2, value, batch);
    }
}

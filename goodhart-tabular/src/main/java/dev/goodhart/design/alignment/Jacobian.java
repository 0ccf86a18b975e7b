package dev.goodhart.design.alignment;

/** The Jacobian H of a learner's update with respect to its parameters, known by its products. */
@FunctionalInterface
public interface Jacobian {
    /**
     * The transposed product.
     *
     * @param v {@code [n]}; read only
     * @return {@code [n]} H^T v, a new array
     */
    double[] transposeTimes(double[] v);
}

package dev.goodhart.sharpness;

/** A number for every point, such as a reward over states and actions. */
@FunctionalInterface
public interface ScalarField {
    /**
     * Values at points.
     *
     * @param rows {@code [n][dim]} the points; read only
     * @param n how many
     * @param out {@code [at least n]} receives the values
     */
    void values(double[] rows, int n, double[] out);
}

package dev.goodhart.sharpness;

/** The gradient of a {@link ScalarField}. Networks know theirs exactly; of everything else it is found by differences. */
@FunctionalInterface
public interface FieldGradient {
    /**
     * Gradients at points.
     *
     * @param rows {@code [n][dim]} the points; read only
     * @param n how many
     * @param out {@code [at least n][dim]} receives the gradients
     */
    void gradients(double[] rows, int n, double[] out);

    /**
     * Central differences, (f(x + h e) - f(x - h e)) / 2h: off by the third derivative times h^2 / 6. An edge narrower than h is seen
     * with slope jump / 2h at most, and an edge between the points is not seen at all.
     *
     * @param field the field
     * @param dim numbers in a point, at least 1
     * @param step h, above 0, in the units of the points
     * @return its gradient
     */
    static FieldGradient ofDifferences(ScalarField field, int dim, double step) {
        if (dim < 1 || !(step > 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException(
                    "Differences must be over dim >= 1 with a step > 0, are over " + dim + " with " + step);
        }
        return (rows, n, out) -> {
            double[] moved = new double[2 * dim * dim];
            double[] value = new double[2 * dim];
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < 2 * dim; k++) {
                    System.arraycopy(rows, i * dim, moved, k * dim, dim);
                    moved[k * dim + k / 2] += k % 2 == 0 ? step : -step;
                }
                field.values(moved, 2 * dim, value);
                for (int d = 0; d < dim; d++) {
                    out[i * dim + d] = (value[2 * d] - value[2 * d + 1]) / (2 * step);
                }
            }
        };
    }
}

package dev.goodhart.representation;

import java.util.Arrays;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/** How points lie. */
public final class EmbeddingGeometry {
    private static final int SAMPLE = 200;

    private EmbeddingGeometry() {}

    /**
     * The mean distance of two points, over at most 200 of them, evenly chosen.
     *
     * @param points {@code [n][dim]}
     * @return at least 0; 0 for fewer than two points
     */
    public static double meanDistance(double[][] points) {
        int count = Math.min(SAMPLE, points.length);
        double total = 0;
        for (int i = 0; i < count; i++) {
            double[] a = points[(int) ((long) i * points.length / count)];
            for (int j = 0; j < i; j++) {
                total += Math.sqrt(TripletLoss.squaredDistance(a, points[(int) ((long) j * points.length / count)]));
            }
        }
        return count < 2 ? 0 : total / (count * (count - 1) / 2.0);
    }

    /**
     * Points seen along the two directions in which they spread most (principal components).
     *
     * @param points {@code [n][dim]}, at least one
     * @return {@code [2][n]} coordinates; the second are 0 where dim is 1
     */
    public static double[][] plane(double[][] points) {
        int dim = points[0].length;
        double[] mean = mean(points);
        Spectrum spectrum = Spectrum.of(covariance(points, mean));
        double[][] plane = new double[2][points.length];
        for (int axis = 0; axis < Math.min(2, dim); axis++) {
            double[] direction = spectrum.vectors()[dim - 1 - axis];
            for (int i = 0; i < points.length; i++) {
                for (int c = 0; c < dim; c++) {
                    plane[axis][i] += (points[i][c] - mean[c]) * direction[c];
                }
            }
        }
        return plane;
    }

    static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += row[c];
            }
        }
        for (int c = 0; c < mean.length; c++) {
            mean[c] /= rows.length;
        }
        return mean;
    }

    static double[][] covariance(double[][] rows, double[] mean) {
        int dim = mean.length;
        double[][] covariance = new double[dim][dim];
        double[] x = new double[dim];
        for (double[] row : rows) {
            for (int c = 0; c < dim; c++) {
                x[c] = row[c] - mean[c];
            }
            for (int a = 0; a < dim; a++) {
                for (int b = 0; b <= a; b++) {
                    covariance[a][b] += x[a] * x[b];
                }
            }
        }
        for (int a = 0; a < dim; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] /= rows.length;
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /**
     * Eigenvalues, ascending, and their vectors.
     *
     * @param values {@code [dim]}
     * @param vectors {@code [dim][dim]} the vector of value i at i; its largest entry is positive
     */
    record Spectrum(double[] values, double[][] vectors) {
        static Spectrum of(double[][] symmetric) {
            int dim = symmetric.length;
            Eigenvalue<Double> decomposition = Eigenvalue.R064.make(dim, true);
            R064Store matrix = R064Store.FACTORY.make(dim, dim);
            for (int a = 0; a < dim; a++) {
                for (int b = 0; b < dim; b++) {
                    matrix.set(a, b, symmetric[a][b]);
                }
            }
            if (!decomposition.decompose(matrix)) {
                throw new ArithmeticException("The eigenvalues of a covariance matrix could not be computed");
            }
            Integer[] order = new Integer[dim];
            double[] found = new double[dim];
            for (int i = 0; i < dim; i++) {
                order[i] = i;
                found[i] = decomposition.getD().doubleValue(i, i);
            }
            Arrays.sort(order, (a, b) -> Double.compare(found[a], found[b]));
            double[] values = new double[dim];
            double[][] vectors = new double[dim][dim];
            for (int i = 0; i < dim; i++) {
                values[i] = found[order[i]];
                double largest = 0;
                for (int c = 0; c < dim; c++) {
                    vectors[i][c] = decomposition.getV().doubleValue(c, order[i]);
                    largest = Math.abs(vectors[i][c]) > Math.abs(largest) ? vectors[i][c] : largest;
                }
                for (int c = 0; c < dim && largest < 0; c++) {
                    vectors[i][c] = -vectors[i][c];
                }
            }
            return new Spectrum(values, vectors);
        }
    }
}

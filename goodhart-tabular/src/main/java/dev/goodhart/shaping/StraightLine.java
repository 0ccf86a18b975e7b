package dev.goodhart.shaping;

/** Distances between positions that lie one after the other in arrays. */
final class StraightLine {
    private StraightLine() {}

    static double squared(double[] a, int fromA, int dimension, double[] b, int fromB) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double difference = a[fromA + i] - b[fromB + i];
            sum += difference * difference;
        }
        return sum;
    }

    /** The nearest of so many nodes, the lowest of equals; -1 without nodes. */
    static int nearest(double[] position, int nodes, int dimension, double[] b, int fromB) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int v = 0; v < nodes; v++) {
            double d = squared(position, v * dimension, dimension, b, fromB);
            if (d < least) {
                least = d;
                best = v;
            }
        }
        return best;
    }
}

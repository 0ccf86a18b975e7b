package dev.goodhart.overoptimization;

/** Sums of weights up to a rank, with weights added in between (Fenwick 1994). */
final class CumulativeWeights {
    private final double[] tree;

    CumulativeWeights(int ranks) {
        tree = new double[ranks + 1];
    }

    void add(int rank, double weight) {
        for (int i = rank + 1; i < tree.length; i += i & -i) {
            tree[i] += weight;
        }
    }

    /** The sum over ranks up to this one; 0 for -1. */
    double upTo(int rank) {
        double sum = 0;
        for (int i = rank + 1; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}

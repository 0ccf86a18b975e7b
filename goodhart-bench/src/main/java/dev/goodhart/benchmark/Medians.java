package dev.goodhart.benchmark;

import java.util.Arrays;

/** Medians of times, which a single disturbance does not move. */
final class Medians {
    private Medians() {}

    static double of(double... times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median over rounds of the ratio within the round. */
    static double ofRatios(double[] times, double[] references) {
        double[] ratio = new double[times.length];
        Arrays.setAll(ratio, i -> times[i] / references[i]);
        return of(ratio);
    }
}

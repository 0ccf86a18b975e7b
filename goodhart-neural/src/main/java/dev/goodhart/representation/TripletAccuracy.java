package dev.goodhart.representation;

import dev.goodhart.statistics.Interval;

/**
 * How often an embedding answers as a person did: whether the two it puts nearest are the two that were alike. Chance is 1/3.
 *
 * @param right answers it gives too
 * @param total answers
 */
public record TripletAccuracy(int right, int total) {
    /** What guessing reaches. */
    public static final double CHANCE = 1.0 / 3;

    private static final double Z = 1.959963984540054;

    /**
     * Counts.
     *
     * @param points {@code [trajectories][dim]} embedded trajectories
     * @param triplets answers that the embedding was not learned from
     * @return the accuracy
     */
    public static TripletAccuracy of(double[][] points, TripletRows triplets) {
        int right = 0;
        for (int k = 0; k < triplets.size(); k++) {
            double[] first = points[triplets.first()[k]];
            double[] second = points[triplets.second()[k]];
            double[] odd = points[triplets.odd()[k]];
            double near = TripletLoss.squaredDistance(first, second);
            right += near < TripletLoss.squaredDistance(first, odd) && near < TripletLoss.squaredDistance(second, odd)
                    ? 1
                    : 0;
        }
        return new TripletAccuracy(right, triplets.size());
    }

    /** {@return the share with Wilson's 95 % interval (Wilson 1927); NaN without answers} */
    public Interval interval() {
        return wilson(right, total);
    }

    /** {@return whether it is surely better than guessing} */
    public boolean aboveChance() {
        return interval().low() > CHANCE;
    }

    /** Centre (p + z^2 / 2n) / (1 + z^2 / n), half width z sqrt(p (1 - p) / n + z^2 / 4 n^2) / (1 + z^2 / n). */
    static Interval wilson(int right, int total) {
        double n = total;
        double p = right / n;
        double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return new Interval(p, Math.max(0, centre - half), Math.min(1, centre + half), 0.95);
    }
}

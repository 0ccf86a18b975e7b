package dev.goodhart.representation;

import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.WilsonInterval;

/**
 * How often an embedding answers as a person did: whether the two it puts nearest are the two that were alike. Chance is 1/3.
 *
 * @param right answers it gives too
 * @param total answers
 */
public record TripletAccuracy(int right, int total) {
    /** What guessing reaches. */
    public static final double CHANCE = 1.0 / 3;

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
        return WilsonInterval.of(right, total);
    }

    /** {@return whether it is surely better than guessing} */
    public boolean aboveChance() {
        return interval().low() > CHANCE;
    }
}

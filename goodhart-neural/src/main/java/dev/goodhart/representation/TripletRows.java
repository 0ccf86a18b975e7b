package dev.goodhart.representation;

import dev.goodhart.feedback.Triplet;
import java.util.List;

/**
 * Similarity answers by index of trajectory.
 *
 * @param first {@code [n]} one of the two alike
 * @param second {@code [n]} the other
 * @param odd {@code [n]} the odd one
 */
public record TripletRows(int[] first, int[] second, int[] odd) {
    /** Checks the lengths. */
    public TripletRows {
        if (first.length != second.length || first.length != odd.length) {
            throw new IllegalArgumentException("There must be as many first, second and odd ones, there are "
                    + first.length + ", " + second.length + " and " + odd.length);
        }
    }

    /**
     * Looks up answers.
     *
     * @param triplets the answers
     * @param inputs the trajectories they speak of
     * @return the same by index
     * @throws IllegalArgumentException if one speaks of another trajectory
     */
    public static TripletRows of(List<Triplet> triplets, TrajectoryInputs inputs) {
        return new TripletRows(
                triplets.stream().mapToInt(t -> inputs.indexOf(t.first())).toArray(),
                triplets.stream().mapToInt(t -> inputs.indexOf(t.second())).toArray(),
                triplets.stream().mapToInt(t -> inputs.indexOf(t.oddOne())).toArray());
    }

    /** {@return how many answers there are} */
    public int size() {
        return first.length;
    }

    /**
     * Some of the answers.
     *
     * @param which their indices
     * @return these, in this order
     */
    public TripletRows pick(int[] which) {
        return new TripletRows(picked(first, which), picked(second, which), picked(odd, which));
    }

    static int[] picked(int[] from, int[] which) {
        int[] picked = new int[which.length];
        for (int i = 0; i < which.length; i++) {
            picked[i] = from[which[i]];
        }
        return picked;
    }
}

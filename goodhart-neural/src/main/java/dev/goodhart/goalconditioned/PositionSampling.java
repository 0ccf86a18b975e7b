package dev.goodhart.goalconditioned;

import java.util.random.RandomGenerator;

/**
 * Where in an answer states are drawn.
 *
 * @param part which part
 * @param share how much of the other end is left out, in [0, 1); 0 leaves out nothing
 */
public record PositionSampling(Part part, double share) {
    /** Anywhere. */
    public static final PositionSampling ANY = new PositionSampling(Part.ANY, 0);

    /** Which part of an answer. */
    public enum Part {
        /** All of it. */
        ANY,
        /** Its early part: the last {@code share} is left out. */
        EARLY,
        /** Its late part: the first {@code share} is left out. */
        LATE
    }

    /** Checks the share. */
    public PositionSampling {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("The share (" + share + ") must be in [0, 1)");
        }
    }

    /**
     * Draws a position.
     *
     * @param length of the answer, at least 1
     * @param random where randomness comes from
     * @return in [0, length)
     */
    public int draw(int length, RandomGenerator random) {
        return at(length, random.nextDouble());
    }

    /** The position of u in [0, 1): from the end it is floor(v n) + 1, which would reach a step before the answer where v is 1. */
    int at(int length, double u) {
        double v = switch (part) {
            case ANY -> 1 - u;
            case EARLY -> 1 - (1 - share) * u;
            case LATE -> (1 - share) * u;
        };
        int fromEnd = Math.min(length, (int) Math.floor(v * length) + 1);
        return length - fromEnd;
    }
}

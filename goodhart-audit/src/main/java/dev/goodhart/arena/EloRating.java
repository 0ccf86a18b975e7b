package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;

/**
 * Elo's rating, for comparison: a win counts 1, a draw 1/2, and a rating moves by k times the score minus what was expected, which is
 * 1 / (1 + 10^(gap / 400)).
 *
 * <p>How it misleads: it depends on the order of the matches, never settles, and says nothing about its own doubt.
 *
 * @param start the rating before any match
 * @param k the largest step, positive
 */
public record EloRating(double start, double k) {
    private static final double SCALE = 400;

    /** Checks the ranges. */
    public EloRating {
        if (!Double.isFinite(start) || !(k > 0) || !Double.isFinite(k)) {
            throw new InvalidInputException("Elo's start (" + start + ") and k (" + k + ") must be finite, k positive");
        }
    }

    /** {@return start 1500, k 32} */
    public static EloRating defaults() {
        return new EloRating(1500, 32);
    }

    /**
     * The score expected of an entrant, wins 1 and draws 1/2.
     *
     * @param own its rating
     * @param other the other's
     * @return 0 to 1
     */
    public static double expected(double own, double other) {
        return 1 / (1 + Math.pow(10, (other - own) / SCALE));
    }

    /**
     * The ratings after all matches, taken in their order.
     *
     * @param matches the matches
     * @return {@code [entrants]}
     */
    public double[] rate(MatchTable matches) {
        double[] rating = new double[matches.entrants().size()];
        Arrays.fill(rating, start);
        for (int m = 0; m < matches.size(); m++) {
            int left = matches.left(m);
            int right = matches.right(m);
            double score = switch (matches.verdict(m)) {
                case LEFT -> 1;
                case RIGHT -> 0;
                case DRAW -> 0.5;
            };
            double step = k * (score - expected(rating[left], rating[right]));
            rating[left] += step;
            rating[right] -= step;
        }
        return rating;
    }
}

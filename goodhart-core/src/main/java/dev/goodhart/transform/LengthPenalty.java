package dev.goodhart.transform;

import dev.goodhart.input.InvalidInputException;

/**
 * Subtracts a price for every token beyond a number that is free, from the score and <em>before</em> shaping. Answers and references must be
 * penalised alike.
 *
 * @param perToken price of a token, at least 0, in units of the score
 * @param free tokens that cost nothing, at least 0
 */
public record LengthPenalty(double perToken, int free) {
    /** Checks the numbers. */
    public LengthPenalty {
        if (!(perToken >= 0 && Double.isFinite(perToken)) || free < 0) {
            throw new InvalidInputException(
                    "The length penalty must have a price of at least 0 and free tokens of at least 0," + " has "
                            + perToken + " and " + free);
        }
    }

    /** {@return no penalty} */
    public static LengthPenalty none() {
        return new LengthPenalty(0, 0);
    }

    /** {@return the price of the authors' code: 0.01 per token beyond 300} */
    public static LengthPenalty ofThePaper() {
        return new LengthPenalty(0.01, 300);
    }

    /** {@return whether it changes nothing, so that no length is needed} */
    public boolean isNone() {
        return perToken == 0;
    }

    /**
     * The penalised score.
     *
     * @param score the score
     * @param tokens length of the answer, at least 0
     * @return the score minus the price of the tokens beyond the free ones
     */
    public double apply(double score, int tokens) {
        return score - perToken * Math.max(0, tokens - free);
    }

    /**
     * Penalises scores side by side.
     *
     * @param scores {@code [answers]}
     * @param tokens {@code [answers]} lengths
     * @param out {@code [at least answers]} receives the penalised scores; may be {@code scores}
     */
    public void apply(double[] scores, int[] tokens, double[] out) {
        if (tokens.length != scores.length) {
            throw new IllegalArgumentException(
                    "The answers must have as many lengths as scores, have " + tokens.length + " and " + scores.length);
        }
        for (int i = 0; i < scores.length; i++) {
            out[i] = apply(scores[i], tokens[i]);
        }
    }
}

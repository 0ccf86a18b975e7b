package dev.goodhart.feedback;

/**
 * One of two is better, or neither.
 *
 * @param first id of what was shown first
 * @param second id of what was shown second, another than {@code first}
 * @param preference which was better
 * @param judge who said so; empty when nobody was named
 */
public record Comparison(String first, String second, Preference preference, String judge) implements Feedback {
    /** Checks that two things are compared. */
    public Comparison {
        if (first.equals(second)) {
            throw new IllegalArgumentException("A comparison must be of two things, is of '" + first + "' twice");
        }
    }

    /** {@return the same answer with the two shown the other way round} */
    public Comparison swapped() {
        return new Comparison(second, first, preference.swapped(), judge);
    }
}

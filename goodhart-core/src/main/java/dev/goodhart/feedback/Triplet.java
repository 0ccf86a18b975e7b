package dev.goodhart.feedback;

/**
 * Of three, two are alike and one is odd. Which of the two alike stands first says nothing.
 *
 * @param first id of one of the two alike
 * @param second id of the other
 * @param oddOne id of the one that is unlike them
 * @param judge who said so; empty when nobody was named
 */
public record Triplet(String first, String second, String oddOne, String judge) implements Feedback {
    /** Checks that three things are compared. */
    public Triplet {
        if (first.equals(second) || first.equals(oddOne) || second.equals(oddOne)) {
            throw new IllegalArgumentException(
                    "A triplet must be of three things, is of '" + first + "', '" + second + "' and '" + oddOne + "'");
        }
    }
}

package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;
import java.util.Map;

/**
 * One judgement of one pair. Only pairs on the same task and the same item (seed, prompt) can be compared; a match has one of each.
 *
 * @param task what both tried to do, empty when there is but one
 * @param item the seed, prompt or picture both were shown on, empty when it was not kept
 * @param left the entrant on the left
 * @param right the entrant on the right
 * @param verdict which was better
 * @param judge who said so, empty when it was not kept
 * @param answers by factor question, what the judge said to it; they explain the verdict and move no rating
 */
public record Match(
        String task,
        String item,
        String left,
        String right,
        Verdict verdict,
        String judge,
        Map<String, Verdict> answers) {
    /** Copies the answers; refuses an entrant without a name and one that meets itself. */
    public Match {
        answers = Map.copyOf(answers);
        if (left.isBlank() || right.isBlank()) {
            throw new InvalidInputException(
                    "The entrants of a match must have names, are '" + left + "' and '" + right + "'");
        }
        if (left.equals(right)) {
            throw new InvalidInputException("The entrants of a match must be two, are both '" + left + "'");
        }
    }

    /**
     * A match without answers to factor questions.
     *
     * @param task what both tried to do
     * @param item the seed, prompt or picture both were shown on
     * @param left the entrant on the left
     * @param right the entrant on the right
     * @param verdict which was better
     * @param judge who said so
     */
    public Match(String task, String item, String left, String right, Verdict verdict, String judge) {
        this(task, item, left, right, verdict, judge, Map.of());
    }

    /**
     * A match where task, item and judge do not matter.
     *
     * @param left the entrant on the left
     * @param right the entrant on the right
     * @param verdict which was better
     * @return the match
     */
    public static Match of(String left, String right, Verdict verdict) {
        return new Match("", "", left, right, verdict, "");
    }
}

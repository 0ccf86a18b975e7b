package dev.goodhart.goalconditioned;

import java.util.Optional;

/**
 * One sampled answer to a prompt.
 *
 * @param prompt id of the prompt
 * @param answer what it comes to, for the vote
 * @param correct whether that is right, where known
 * @param q {@code [answer length]} cosines to the goal, at least one
 */
public record FilterSample(String prompt, String answer, Optional<Boolean> correct, double[] q) {
    /** Checks the length. */
    public FilterSample {
        if (q.length == 0) {
            throw new IllegalArgumentException("A sample of prompt '" + prompt + "' must have a step, has none");
        }
    }

    boolean isCorrect() {
        return correct.orElse(false);
    }
}

package dev.goodhart.goalconditioned;

/**
 * Two answers to one prompt, of which one was preferred.
 *
 * @param chosen the better one
 * @param rejected the other one
 */
public record SequencePair(Sequence chosen, Sequence rejected) {
    /** Checks that both have an answer. */
    public SequencePair {
        if (chosen.answerLength() == 0 || rejected.answerLength() == 0) {
            throw new IllegalArgumentException("Both answers of a pair must have a step, have " + chosen.answerLength()
                    + " and " + rejected.answerLength());
        }
    }

    /** {@return the same with the preference turned round} */
    public SequencePair swapped() {
        return new SequencePair(rejected, chosen);
    }
}

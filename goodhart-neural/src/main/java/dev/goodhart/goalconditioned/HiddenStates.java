package dev.goodhart.goalconditioned;

import java.util.List;

/**
 * The hidden states of a batch of pairs. Sequence 2 k is the chosen one of pair k, 2 k + 1 the rejected one.
 *
 * @param values {@code [longest * sequences][width]} step t of sequence b is row t * sequences + b; behind a sequence's end arbitrary
 * @param sequences the sequences
 * @param width length of a state
 */
public record HiddenStates(float[] values, List<Sequence> sequences, int width) {
    /**
     * Where a state begins.
     *
     * @param sequence which sequence
     * @param step which step of it, the prompt's included
     * @return the index of its first number
     */
    public int at(int sequence, int step) {
        return (step * sequences.size() + sequence) * width;
    }

    /** {@return how many pairs there are} */
    public int pairs() {
        return sequences.size() / 2;
    }
}

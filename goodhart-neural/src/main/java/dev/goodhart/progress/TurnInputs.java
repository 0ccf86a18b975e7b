package dev.goodhart.progress;

import dev.goodhart.attribution.HashedTextEncoding;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.attribution.TurnEncoding;
import java.util.List;

/**
 * What a network sees of a turn: its numbers as they are, or its hashed words.
 *
 * @param words whether it is words
 * @param features how many features there are; a power of 2 for words
 */
record TurnInputs(boolean words, int features) implements TurnEncoding {
    static final int BITS = 12;

    static TurnInputs of(List<ScoredRun> runs) {
        int numbers = runs.getFirst().turns().getFirst().features().length;
        return numbers > 0 ? new TurnInputs(false, numbers) : new TurnInputs(true, 1 << BITS);
    }

    @Override
    public void encode(Turn turn, Entries entries) {
        int numbers = turn.features().length;
        if (numbers != (words ? 0 : features)) {
            throw new IllegalArgumentException("A turn must have " + (words ? "words" : features + " features")
                    + ", has " + (numbers == 0 ? "words" : numbers + " features"));
        }
        if (words) {
            HashedTextEncoding.ofBits(Integer.numberOfTrailingZeros(features)).encode(turn, entries);
            return;
        }
        for (int j = 0; j < features; j++) {
            entries.add(j, turn.features()[j]);
        }
    }
}

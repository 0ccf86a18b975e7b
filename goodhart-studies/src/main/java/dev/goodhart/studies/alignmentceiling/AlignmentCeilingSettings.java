package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.input.InvalidInputException;

/**
 * The settings of the study.
 *
 * @param evaluationPairs pairs behind every accuracy, at least 1000
 * @param models reward models of the population, at least 10
 * @param repeats repeats of the sampled best-of-n up to n = 64, at least 100
 * @param longRepeats the same up to n = 1024
 */
public record AlignmentCeilingSettings(int evaluationPairs, int models, int repeats, int longRepeats) {
    /** Checks the settings. */
    public AlignmentCeilingSettings {
        atLeast("evaluationPairs", evaluationPairs, 1000);
        atLeast("models", models, 10);
        atLeast("repeats", repeats, 100);
        atLeast("longRepeats", longRepeats, 100);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new InvalidInputException("The setting " + name + " (" + value + ") must be at least " + least);
        }
    }
}

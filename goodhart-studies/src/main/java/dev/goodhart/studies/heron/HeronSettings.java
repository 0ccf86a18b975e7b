package dev.goodhart.studies.heron;

import dev.goodhart.input.InvalidInputException;

/**
 * Settings of the study.
 *
 * @param firstSeed what is added to the numbers of seeds; 100 runs the seeds on which thresholds were tried
 * @param labelPairs pairs of normal items of which level shares are measured, at least 1
 * @param triples triples of normal items of which cycles are counted, at least 1
 * @param everyArm whether arms run that no claim is judged by
 * @param crossing the crossing
 * @param strings the strings
 */
public record HeronSettings(
        int firstSeed,
        int labelPairs,
        int triples,
        boolean everyArm,
        CrossingSettings crossing,
        StringSettings strings) {
    /** Checks the counts. */
    public HeronSettings {
        if (firstSeed < 0 || labelPairs < 1 || triples < 1) {
            throw new InvalidInputException("firstSeed must be at least 0, labelPairs and triples at least 1, are "
                    + firstSeed + ", " + labelPairs + " and " + triples);
        }
    }
}

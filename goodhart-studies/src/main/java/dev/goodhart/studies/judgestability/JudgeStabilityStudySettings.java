package dev.goodhart.studies.judgestability;

import dev.goodhart.input.InvalidInputException;

/**
 * The settings of the study of judges.
 *
 * @param resamples bootstrap resamples of every audit, at least 0
 * @param permutations of every audit's interaction test, at least 0
 * @param repeats simulated audits of judges that are alike, at least 20
 * @param corpora a folder with the published corpora {@code combined_et.json} and so on; empty for none
 */
public record JudgeStabilityStudySettings(int resamples, int permutations, int repeats, String corpora) {
    /** Checks the settings. */
    public JudgeStabilityStudySettings {
        if (resamples < 0 || permutations < 0) {
            throw new InvalidInputException("The settings resamples (" + resamples + ") and permutations ("
                    + permutations + ") must be at least 0");
        }
        if (repeats < 20) {
            throw new InvalidInputException("The setting repeats (" + repeats + ") must be at least 20");
        }
    }
}

package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;

/**
 * How a survey is evaluated.
 *
 * @param resamples bootstrap resamples over respondents, from 0 (no intervals) to 100,000
 * @param level nominal coverage of the intervals, in (0, 1)
 * @param disattenuate whether errors of measurement are corrected for
 */
public record SurveySettings(int resamples, double level, boolean disattenuate) {
    /** Checks the ranges. */
    public SurveySettings {
        if (resamples < 0 || resamples > 100_000) {
            throw new InvalidInputException("The number of resamples (" + resamples + ") must be from 0 to 100000");
        }
        if (!(level > 0 && level < 1)) {
            throw new InvalidInputException("The level (" + level + ") must lie between 0 and 1");
        }
    }

    /** {@return 2,000 resamples, 95 %, with disattenuated values} */
    public static SurveySettings defaults() {
        return new SurveySettings(2000, 0.95, true);
    }
}

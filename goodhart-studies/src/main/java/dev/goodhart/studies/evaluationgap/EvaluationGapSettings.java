package dev.goodhart.studies.evaluationgap;

import dev.goodhart.input.InvalidInputException;

/**
 * The settings of the study of evaluation gaps.
 *
 * @param agents simulated researchers, at least 50
 * @param respondents simulated respondents of a survey, at least 200
 * @param replicates surveys, and logs, per trial, at least 1
 * @param resamples bootstrap resamples of each survey, at least 50
 * @param explained coefficient of pressure on misconduct: .3162 explains 10 % of its variance, .436 explains 19 %
 */
public record EvaluationGapSettings(int agents, int respondents, int replicates, int resamples, double explained) {
    /** Checks the settings. */
    public EvaluationGapSettings {
        if (agents < 50 || respondents < 200 || replicates < 1 || resamples < 50) {
            throw new InvalidInputException(
                    "The settings must have agents at least 50, respondents 200, replicates 1 and"
                            + " resamples 50, have " + agents + ", " + respondents + ", " + replicates + " and "
                            + resamples);
        }
        if (!(explained > 0 && explained < 1)) {
            throw new InvalidInputException("The setting explained (" + explained + ") must be in (0, 1)");
        }
    }
}

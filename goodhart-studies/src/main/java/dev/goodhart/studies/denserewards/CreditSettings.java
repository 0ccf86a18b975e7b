package dev.goodhart.studies.denserewards;

import dev.goodhart.input.InvalidInputException;

/**
 * The settings of the parts on credit.
 *
 * @param tables random value functions in the exact part, at least 1
 */
public record CreditSettings(int tables) {
    /** Checks the settings. */
    public CreditSettings {
        if (tables < 1) {
            throw new InvalidInputException("The setting credit.tables (" + tables + ") must be at least 1");
        }
    }
}

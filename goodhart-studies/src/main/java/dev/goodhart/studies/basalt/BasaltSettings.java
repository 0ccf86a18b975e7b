package dev.goodhart.studies.basalt;

import dev.goodhart.input.InvalidInputException;

/**
 * How much of each part of the study is run per seed.
 *
 * @param entrants entrants of a simulated arena, at least 3
 * @param orders orders in which the same matches are rated, at least 2
 * @param orderedMatches how many matches these are, at least 10
 * @param chosenMatches matches that each way of matchmaking asks for, at least 100
 * @param judgedMatches matches that the judges share, at least 30
 */
public record BasaltSettings(int entrants, int orders, int orderedMatches, int chosenMatches, int judgedMatches) {
    /** Checks the ranges. */
    public BasaltSettings {
        atLeast("entrants", entrants, 3);
        atLeast("orders", orders, 2);
        atLeast("orderedMatches", orderedMatches, 10);
        atLeast("chosenMatches", chosenMatches, 100);
        atLeast("judgedMatches", judgedMatches, 30);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new InvalidInputException("The " + name + " (" + value + ") must be at least " + least);
        }
    }
}

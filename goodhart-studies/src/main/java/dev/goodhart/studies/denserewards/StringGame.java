package dev.goodhart.studies.denserewards;

import dev.goodhart.credit.CoalitionValue;
import java.util.random.RandomGenerator;

/**
 * Random values of short strings and of every part of them: v(S) sums a normal number for each present unit and letter and, times the
 * strength, one for each present subset of two units or more and its letters. v of nobody is 0.
 */
final class StringGame {
    static final int UNITS = 4;
    static final int LETTERS = 3;
    /** All strings, 3^4. */
    static final int STRINGS = 81;

    private static final int COALITIONS = 1 << UNITS;

    /** {@code [coalition][string]}, strings read with absent units as letter 0. */
    private final double[][] term = new double[COALITIONS][];

    /** {@code [string][coalition]} */
    private final double[][] value = new double[STRINGS][COALITIONS];

    /**
     * Draws a game.
     *
     * @param strength what interactions weigh beside single units
     * @param random draws the tables, the same numbers whatever the strength
     */
    StringGame(double strength, RandomGenerator random) {
        for (int bits = 1; bits < COALITIONS; bits++) {
            int cells = (int) Math.pow(LETTERS, Integer.bitCount(bits));
            double weight = Integer.bitCount(bits) == 1 ? 1 : strength;
            term[bits] = new double[cells];
            for (int cell = 0; cell < cells; cell++) {
                term[bits][cell] = weight * random.nextGaussian();
            }
        }
        for (int string = 0; string < STRINGS; string++) {
            for (int bits = 1; bits < COALITIONS; bits++) {
                for (int part = bits; part > 0; part = (part - 1) & bits) {
                    value[string][bits] += term[part][cell(string, part)];
                }
            }
        }
    }

    /** The letter of a string at a place. */
    static int letter(int string, int unit) {
        int rest = string;
        for (int i = 0; i < unit; i++) {
            rest /= LETTERS;
        }
        return rest % LETTERS;
    }

    private static int cell(int string, int bits) {
        int cell = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            if ((bits >> unit & 1) != 0) {
                cell = cell * LETTERS + letter(string, unit);
            }
        }
        return cell;
    }

    /** {@return {@code [strings]} the score of every whole string} */
    double[] scores() {
        double[] scores = new double[STRINGS];
        for (int string = 0; string < STRINGS; string++) {
            scores[string] = value[string][COALITIONS - 1];
        }
        return scores;
    }

    /** What parts of one string are worth. */
    CoalitionValue of(int string) {
        return CoalitionValue.table(value[string]);
    }
}

package dev.goodhart.studies.heron;

/**
 * Strings of six letters over {0, 1, 2, 3}, a small picture of program synthesis. A string compiles when no two neighbours are equal; it passes when it
 * compiles, begins with 0 2 1 3 and ends with 1: 2 of 4096 do. Its similarity is the share of places equal to the reference 0 2 1 3 0 0,
 * which does not compile. A string is numbered by its letters as digits to base 4, the first the highest.
 */
public final class StringWorld {
    /** Letters in a string. */
    public static final int LENGTH = 6;

    /** Letters there are. */
    public static final int LETTERS = 4;

    /** Strings there are. */
    public static final int STRINGS = 4096;

    private static final int[] REFERENCE = {0, 2, 1, 3, 0, 0};
    private static final int PREFIX = 4;

    private StringWorld() {}

    /**
     * A letter of a string.
     *
     * @param string its number
     * @param place from 0
     * @return the letter
     */
    public static int letter(int string, int place) {
        return (string >> (2 * (LENGTH - 1 - place))) & 3;
    }

    /**
     * Whether a string compiles.
     *
     * @param string its number
     * @return true if no two neighbours are equal
     */
    public static boolean compiles(int string) {
        for (int place = 1; place < LENGTH; place++) {
            if (letter(string, place) == letter(string, place - 1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a string passes.
     *
     * @param string its number
     * @return true for 2 of them
     */
    public static boolean passes(int string) {
        if (!compiles(string) || letter(string, LENGTH - 1) != 1) {
            return false;
        }
        for (int place = 0; place < PREFIX; place++) {
            if (letter(string, place) != REFERENCE[place]) {
                return false;
            }
        }
        return true;
    }

    /**
     * How like the reference a string is.
     *
     * @param string its number
     * @return the share of equal places, in [0, 1]
     */
    public static double similarity(int string) {
        int equal = 0;
        for (int place = 0; place < LENGTH; place++) {
            equal += letter(string, place) == REFERENCE[place] ? 1 : 0;
        }
        return (double) equal / LENGTH;
    }
}

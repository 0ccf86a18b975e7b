package dev.goodhart.learner;

import java.util.Arrays;

/** Ranges of settings. */
final class SettingsCheck {
    private static final int WIDEST = 8192;

    private SettingsCheck() {}

    static void positive(String name, long value) {
        require(value >= 1, name, String.valueOf(value), "at least 1");
    }

    static void atLeast(String name, long value, long least) {
        require(value >= least, name, String.valueOf(value), "at least " + least);
    }

    static void notNegative(String name, double value) {
        require(value >= 0 && Double.isFinite(value), name, String.valueOf(value), "at least 0");
    }

    static void above(String name, double value) {
        require(value > 0, name, String.valueOf(value), "above 0");
    }

    static void finite(String name, double value) {
        require(Double.isFinite(value), name, String.valueOf(value), "finite");
    }

    static void unit(String name, double value) {
        require(value >= 0 && value <= 1, name, String.valueOf(value), "in [0, 1]");
    }

    static void fraction(String name, double value) {
        require(value > 0 && value <= 1, name, String.valueOf(value), "above 0 and at most 1");
    }

    static void stepsOrAll(String name, int value) {
        require(value >= 1 || value == -1, name, String.valueOf(value), "at least 1, or -1");
    }

    static void widths(int[] hidden) {
        require(
                hidden.length >= 1 && Arrays.stream(hidden).allMatch(w -> w >= 1 && w <= WIDEST),
                "hidden",
                Arrays.toString(hidden),
                "at least one width, each from 1 to " + WIDEST);
    }

    private static void require(boolean holds, String name, String value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("The setting " + name + " (" + value + ") must be " + rule);
        }
    }
}

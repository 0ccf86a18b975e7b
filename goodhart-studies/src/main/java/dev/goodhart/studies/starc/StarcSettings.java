package dev.goodhart.studies.starc;

/**
 * How much of each part of the study is run per seed.
 *
 * @param soundnessPairs reward pairs whose worst-case regret is solved as a linear program, at least 2
 * @param invarianceWorlds random worlds in which rewards are shaped, redistributed and scaled, at least 10
 * @param advantageWorlds random worlds in which the advantage identity is checked, at least 1
 * @param worlds random worlds of the correlation, at least 1
 * @param rewardPairs reward pairs in each of them, at least 1
 * @param interpolationSteps rewards between the two of a pair, the second included, at least 2
 */
public record StarcSettings(
        int soundnessPairs,
        int invarianceWorlds,
        int advantageWorlds,
        int worlds,
        int rewardPairs,
        int interpolationSteps) {
    /** Checks the ranges. */
    public StarcSettings {
        atLeast(soundnessPairs, 2, "soundnessPairs");
        atLeast(invarianceWorlds, 10, "invarianceWorlds");
        atLeast(advantageWorlds, 1, "advantageWorlds");
        atLeast(worlds, 1, "worlds");
        atLeast(rewardPairs, 1, "rewardPairs");
        atLeast(interpolationSteps, 2, "interpolationSteps");
    }

    /** {@return what fits into seconds} */
    public static StarcSettings quick() {
        return new StarcSettings(60, 100, 4, 8, 4, 16);
    }

    /** {@return what fits into about a minute with four seeds} */
    public static StarcSettings full() {
        return new StarcSettings(300, 100, 20, 24, 4, 16);
    }

    private static void atLeast(int value, int least, String name) {
        if (value < least) {
            throw new IllegalArgumentException("The " + name + " (" + value + ") must be at least " + least);
        }
    }
}

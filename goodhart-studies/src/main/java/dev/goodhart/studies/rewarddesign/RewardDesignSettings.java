package dev.goodhart.studies.rewarddesign;

/**
 * How long the learners learn.
 *
 * @param roomEpisodes episodes of Q-learning in the room, at least 100
 * @param lineEpisodes episodes of REINFORCE on the line with the key, at least 100
 * @param chainEpisodes episodes of REINFORCE on the chain, at least 500
 * @param redesignEvery episodes between two designs of the adaptive teacher, at least 1
 */
public record RewardDesignSettings(int roomEpisodes, int lineEpisodes, int chainEpisodes, int redesignEvery) {
    /** Checks the ranges. */
    public RewardDesignSettings {
        atLeast(roomEpisodes, 100, "roomEpisodes");
        atLeast(lineEpisodes, 100, "lineEpisodes");
        atLeast(chainEpisodes, 500, "chainEpisodes");
        atLeast(redesignEvery, 1, "redesignEvery");
    }

    /** {@return what fits into seconds} */
    public static RewardDesignSettings quick() {
        return new RewardDesignSettings(5_000, 10_000, 15_000, 100);
    }

    /** {@return what fits into minutes} */
    public static RewardDesignSettings full() {
        return new RewardDesignSettings(5_000, 20_000, 50_000, 100);
    }

    private static void atLeast(int value, int least, String name) {
        if (value < least) {
            throw new IllegalArgumentException("The " + name + " (" + value + ") must be at least " + least);
        }
    }
}

package dev.goodhart.studies.classiccontrol;

/**
 * Settings of {@link ClassicControlStudy}.
 *
 * @param part how much of the published number of steps is taken, in (0, 1]
 * @param evaluations how often a policy is judged while it learns, at least 1
 * @param finalEpisodes episodes by which it is judged in the end, at least 1
 */
public record ClassicControlSettings(double part, int evaluations, int finalEpisodes) {
    /** Checks the numbers. */
    public ClassicControlSettings {
        if (!(part > 0 && part <= 1) || evaluations < 1 || finalEpisodes < 1) {
            throw new IllegalArgumentException("There must be a part in (0, 1], an evaluation and a final episode, got "
                    + part + ", " + evaluations + ", " + finalEpisodes);
        }
    }
}

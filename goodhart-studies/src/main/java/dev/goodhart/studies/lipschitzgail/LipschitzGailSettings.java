package dev.goodhart.studies.lipschitzgail;

/**
 * Settings of the study.
 *
 * @param worlds linear worlds drawn per seed, at least 1
 * @param edgeSteps steps of a discriminator alone, at least 1
 * @param imitationSteps steps of the agent in the world, at least 1,000
 * @param demonstrations episodes of the expert, at least 1
 * @param evaluations episodes per evaluation, at least 1
 * @param everyPenalty whether all placements and variants are imitated with, or none and the interpolated one alone
 */
public record LipschitzGailSettings(
        int worlds, int edgeSteps, int imitationSteps, int demonstrations, int evaluations, boolean everyPenalty) {
    /** Checks the ranges. */
    public LipschitzGailSettings {
        if (worlds < 1 || edgeSteps < 1 || imitationSteps < 1000 || demonstrations < 1 || evaluations < 1) {
            throw new IllegalArgumentException(
                    "There must be worlds, edgeSteps, demonstrations and evaluations >= 1 and imitationSteps >= 1000, got "
                            + worlds + ", " + edgeSteps + ", " + demonstrations + ", " + evaluations + ", "
                            + imitationSteps);
        }
    }
}

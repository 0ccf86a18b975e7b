package dev.goodhart.training;

/**
 * How long is trained, and how often is looked.
 *
 * @param steps environment steps in all, over all copies, at least 1
 * @param logEvery steps between rows of means, at least 1
 * @param evalEvery steps between evaluations, at least 1; one more comes at the end
 * @param evalEpisodes episodes of an evaluation; 0 for no evaluations
 * @param target the mean return by the intended reward at which training ends early; infinite for never
 */
public record TrainingSettings(long steps, long logEvery, long evalEvery, int evalEpisodes, double target) {
    private static final int ROWS = 100;
    private static final int EVALUATIONS = 20;

    /** Checks the numbers. */
    public TrainingSettings {
        if (steps < 1 || logEvery < 1 || evalEvery < 1 || evalEpisodes < 0 || Double.isNaN(target)) {
            throw new IllegalArgumentException(
                    "Training must have steps, logEvery and evalEvery >= 1, evalEpisodes >= 0"
                            + " and a target, has " + steps + ", " + logEvery + ", " + evalEvery + ", " + evalEpisodes
                            + ", "
                            + target);
        }
    }

    /**
     * A hundred rows of means and twenty evaluations of ten episodes.
     *
     * @param steps environment steps in all, at least 1
     * @return the settings
     */
    public static TrainingSettings of(long steps) {
        return new TrainingSettings(
                steps, Math.max(1, steps / ROWS), Math.max(1, steps / EVALUATIONS), 10, Double.POSITIVE_INFINITY);
    }

    /**
     * The same with other evaluations.
     *
     * @param episodes episodes of each; 0 for no evaluations
     * @param every steps between them, at least 1
     * @return the settings
     */
    public TrainingSettings withEvaluations(int episodes, long every) {
        return new TrainingSettings(steps, logEvery, every, episodes, target);
    }

    /**
     * The same with an early end.
     *
     * @param mean the mean return by the intended reward that is enough
     * @return the settings
     */
    public TrainingSettings withTarget(double mean) {
        return new TrainingSettings(steps, logEvery, evalEvery, evalEpisodes, mean);
    }
}

package dev.goodhart.learner;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.study.SeedTree;

/**
 * What a learner is put before.
 *
 * @param spec the environment
 * @param copies how many copies of it step together, from 1 to 65,536
 * @param steps environment steps in all, over all copies, by which schedules end; at least 1
 * @param seeds where the learner's randomness comes from
 */
public record LearningTask(EnvironmentSpec spec, int copies, long steps, SeedTree seeds) {
    private static final int MOST_COPIES = 65_536;

    /** Checks the numbers. */
    public LearningTask {
        if (copies < 1 || copies > MOST_COPIES || steps < 1) {
            throw new IllegalArgumentException("A learner must have from 1 to " + MOST_COPIES
                    + " copies (nEnvs) and at least 1 step, has " + copies + " and " + steps);
        }
    }

    /**
     * How much of the schedule is still to come.
     *
     * @param done steps taken
     * @return from 1 down to 0
     */
    double remaining(long done) {
        return Math.max(0, 1 - (double) done / steps);
    }
}

package dev.goodhart.learner;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;

/**
 * Steps drawn from a {@link ReplayBuffer}; the arrays are written anew by each draw.
 *
 * @param steps the steps; where several are added up, from the first state and action to the last state entered
 * @param reward {@code [size]} what they are worth
 * @param discount {@code [size]} the factor of the value of the state entered: gamma to the number of steps, 0 after a terminated one
 */
public record ReplayBatch(TransitionBatch steps, double[] reward, double[] discount) {
    private static final int MOST_ROWS = 1 << 20;

    /**
     * Room for steps.
     *
     * @param size how many, from 1 to 1,048,576
     * @param observationDim length of an observation
     * @param actionDim length of an action
     * @return the room
     */
    public static ReplayBatch of(int size, int observationDim, int actionDim) {
        if (size < 1 || size > MOST_ROWS) {
            throw new IllegalArgumentException("The setting batchSize (" + size + ") must be from 1 to " + MOST_ROWS);
        }
        StepEnd[] end = new StepEnd[size];
        Arrays.fill(end, StepEnd.CONTINUING);
        return new ReplayBatch(
                new TransitionBatch(
                        size,
                        observationDim,
                        actionDim,
                        new double[size * observationDim],
                        new double[size * actionDim],
                        new double[size * observationDim],
                        end),
                new double[size],
                new double[size]);
    }
}

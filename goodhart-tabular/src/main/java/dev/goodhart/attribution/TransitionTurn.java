package dev.goodhart.attribution;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;

/** Transitions as turns. */
final class TransitionTurn {
    private TransitionTurn() {}

    /** The numbers of state and action, one after the other; or, as words, their indices written out. */
    static Turn of(TransitionBatch batch, int i, boolean numeric) {
        Execution execution = moved(batch, i) ? Execution.EXECUTED : Execution.REFUSED;
        if (!numeric) {
            if (batch.stateDim() != 1 || batch.actionDim() != 1) {
                throw new IllegalArgumentException("State and action must be one index each, are " + batch.stateDim()
                        + " and " + batch.actionDim() + " numbers");
            }
            return Turn.of(index(batch.state()[i]), index(batch.action()[i]), execution);
        }
        double[] features = new double[batch.stateDim() + batch.actionDim()];
        System.arraycopy(batch.state(), i * batch.stateDim(), features, 0, batch.stateDim());
        System.arraycopy(batch.action(), i * batch.actionDim(), features, batch.stateDim(), batch.actionDim());
        return Turn.of(features, execution);
    }

    /** Whether the state changed or the episode ended. */
    static boolean moved(TransitionBatch batch, int i) {
        int from = i * batch.stateDim();
        int to = from + batch.stateDim();
        return batch.end()[i] == StepEnd.TERMINATED || !Arrays.equals(batch.state(), from, to, batch.next(), from, to);
    }

    private static String index(double value) {
        return Long.toString(Math.round(value));
    }
}

package dev.goodhart.reward;

/**
 * A reward given as a function: scores transitions of a world whose states and actions are vectors.
 *
 * <p>The batch is the normal form. A reward function keeps no state between calls that changes its scores, so a batch may be scored
 * in any order, in pieces and more than once.
 */
@FunctionalInterface
public interface RewardFunction {
    /**
     * Scores a batch.
     *
     * @param batch the transitions; read only
     * @param out {@code [at least batch.size()]} receives the reward of row i at i; entries beyond the batch are left alone
     */
    void score(TransitionBatch batch, double[] out);

    /**
     * Scores one transition. Convenient and slow; use {@link #score} wherever there is more than one.
     *
     * @param state {@code [stateDim]} the state left
     * @param action {@code [actionDim]} the action taken
     * @param next {@code [stateDim]} the state entered
     * @param end how the step ended
     * @return the reward
     */
    default double scoreOne(double[] state, double[] action, double[] next, StepEnd end) {
        double[] out = new double[1];
        score(new TransitionBatch(1, state.length, action.length, state, action, next, new StepEnd[] {end}), out);
        return out[0];
    }

    /**
     * A tabular reward as a function of indices: states and actions are vectors of length one that hold the index.
     *
     * @param reward the tabular reward
     * @return the same reward as a function; it rejects an index that is not a whole number in range
     */
    static RewardFunction ofIndices(TabularReward reward) {
        return (batch, out) -> {
            TransitionBatch.checkDimension("stateDim", batch.stateDim(), 1);
            TransitionBatch.checkDimension("actionDim", batch.actionDim(), 1);
            for (int i = 0; i < batch.size(); i++) {
                int state = TransitionBatch.index(batch.state()[i], reward.states(), "state", i);
                int action = TransitionBatch.index(batch.action()[i], reward.actions(), "action", i);
                int next = TransitionBatch.index(batch.next()[i], reward.states(), "next state", i);
                out[i] = reward.value(state, action, next);
            }
        };
    }
}

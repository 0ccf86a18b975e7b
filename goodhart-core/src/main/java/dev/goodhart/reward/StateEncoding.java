package dev.goodhart.reward;

import java.util.Arrays;

/** How a state of a finite world is written as a vector. Actions are vectors of length one that hold the index, always. */
public enum StateEncoding {
    /** A vector of length one that holds the state's index: for tables. */
    INDEX {
        @Override
        public int dim(int states) {
            return 1;
        }

        @Override
        public void write(int state, int states, double[] out, int to) {
            out[to] = state;
        }

        @Override
        public int read(double[] rows, int row, int states) {
            return TransitionBatch.index(rows[row], states, "state", row);
        }
    },
    /** Zeros with a single one at the state's index: for networks and linear methods. */
    ONE_HOT {
        @Override
        public int dim(int states) {
            return states;
        }

        @Override
        public void write(int state, int states, double[] out, int to) {
            Arrays.fill(out, to, to + states, 0);
            out[to + state] = 1;
        }

        @Override
        public int read(double[] rows, int row, int states) {
            int state = -1;
            for (int s = 0; s < states; s++) {
                double entry = rows[row * states + s];
                if (entry == 1 && state < 0) {
                    state = s;
                } else if (entry != 0) {
                    throw new IllegalArgumentException("The state of row " + row
                            + " must be a single one among zeros, entry " + s + " is " + entry
                            + (state < 0 ? "" : " after the one at entry " + state));
                }
            }
            if (state < 0) {
                throw new IllegalArgumentException("The state of row " + row + " must have a one, has zeros alone");
            }
            return state;
        }
    };

    /**
     * The length of an encoded state.
     *
     * @param states number of states
     * @return the length
     */
    public abstract int dim(int states);

    /**
     * Writes a state.
     *
     * @param state its index, in [0, states)
     * @param states number of states
     * @param out receives the vector at {@code [to, to + dim(states))}
     * @param to where it begins
     */
    public abstract void write(int state, int states, double[] out, int to);

    /**
     * Reads a state.
     *
     * @param rows {@code [at least row + 1][dim(states)]} encoded states
     * @param row which of them
     * @param states number of states
     * @return the index
     * @throws IllegalArgumentException if the row encodes no state
     */
    public abstract int read(double[] rows, int row, int states);

    /**
     * A tabular reward as a function of states so encoded.
     *
     * @param reward the tabular reward
     * @return the same reward; it rejects rows that encode no state or no action
     */
    public RewardFunction function(TabularReward reward) {
        int states = reward.states();
        return (batch, out) -> {
            TransitionBatch.checkDimension("stateDim", batch.stateDim(), dim(states));
            TransitionBatch.checkDimension("actionDim", batch.actionDim(), 1);
            for (int i = 0; i < batch.size(); i++) {
                int action = TransitionBatch.index(batch.action()[i], reward.actions(), "action", i);
                out[i] = reward.value(read(batch.state(), i, states), action, read(batch.next(), i, states));
            }
        };
    }
}

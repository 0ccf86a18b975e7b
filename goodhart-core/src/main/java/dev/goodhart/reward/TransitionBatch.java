package dev.goodhart.reward;

import java.util.Arrays;

/**
 * Transitions side by side: row i is the step from state i by action i to next state i. All arrays are flat and row-major, and shared,
 * not copied: whoever scores a batch must not write to it.
 *
 * <p>A discrete action or state is a vector of length one that holds its index. Where rows are steps of trajectories they stand in
 * order, and a trajectory runs up to and including the first row that does not continue.
 *
 * @param size number of transitions n, at least 0
 * @param stateDim length of a state, at least 1
 * @param actionDim length of an action, at least 0
 * @param state {@code [n][stateDim]} the states left
 * @param action {@code [n][actionDim]} the actions taken
 * @param next {@code [n][stateDim]} the states entered; of the old episode, never the first state of the next one
 * @param end {@code [n]} how each step ended
 */
public record TransitionBatch(
        int size, int stateDim, int actionDim, double[] state, double[] action, double[] next, StepEnd[] end) {
    /** Checks the lengths. */
    public TransitionBatch {
        if (size < 0 || stateDim < 1 || actionDim < 0) {
            throw new IllegalArgumentException("The batch must have size >= 0, stateDim >= 1 and actionDim >= 0, has "
                    + size + ", " + stateDim + " and " + actionDim);
        }
        checkLength("state", "size * stateDim", (long) size * stateDim, state.length);
        checkLength("action", "size * actionDim", (long) size * actionDim, action.length);
        checkLength("next", "size * stateDim", (long) size * stateDim, next.length);
        checkLength("end", "size", size, end.length);
    }

    /**
     * Starts an empty batch to which steps are added one by one.
     *
     * @param stateDim length of a state, at least 1
     * @param actionDim length of an action, at least 0
     * @return the builder
     */
    public static Builder builder(int stateDim, int actionDim) {
        return new Builder(stateDim, actionDim);
    }

    /** Collects steps in flat arrays that grow. */
    public static final class Builder {
        private final int stateDim;
        private final int actionDim;
        private double[] state;
        private double[] action;
        private double[] next;
        private StepEnd[] end = new StepEnd[64];
        private int size;

        private Builder(int stateDim, int actionDim) {
            this.stateDim = stateDim;
            this.actionDim = actionDim;
            this.state = new double[64 * stateDim];
            this.action = new double[64 * actionDim];
            this.next = new double[64 * stateDim];
        }

        /**
         * Adds a step; the vectors are copied.
         *
         * @param from {@code [stateDim]} the state left
         * @param by {@code [actionDim]} the action taken
         * @param to {@code [stateDim]} the state entered
         * @param how how the step ended
         * @return this
         */
        public Builder add(double[] from, double[] by, double[] to, StepEnd how) {
            checkDimension("state length", from.length, stateDim);
            checkDimension("action length", by.length, actionDim);
            checkDimension("next state length", to.length, stateDim);
            return add(from, 0, by, 0, to, 0, how);
        }

        /**
         * Adds a row of another batch; it is copied.
         *
         * @param batch a batch of the same dimensions
         * @param row which of its steps
         * @return this
         */
        public Builder addRow(TransitionBatch batch, int row) {
            checkDimension("state length", batch.stateDim, stateDim);
            checkDimension("action length", batch.actionDim, actionDim);
            int at = row * stateDim;
            return add(batch.state, at, batch.action, row * actionDim, batch.next, at, batch.end[row]);
        }

        private Builder add(double[] from, int at, double[] by, int byAt, double[] to, int toAt, StepEnd how) {
            if (size == end.length) {
                int capacity = 2 * size;
                state = Arrays.copyOf(state, capacity * stateDim);
                action = Arrays.copyOf(action, capacity * actionDim);
                next = Arrays.copyOf(next, capacity * stateDim);
                end = Arrays.copyOf(end, capacity);
            }
            System.arraycopy(from, at, state, size * stateDim, stateDim);
            System.arraycopy(by, byAt, action, size * actionDim, actionDim);
            System.arraycopy(to, toAt, next, size * stateDim, stateDim);
            end[size++] = how;
            return this;
        }

        /** {@return the steps added so far, as a batch of its own} */
        public TransitionBatch build() {
            return new TransitionBatch(
                    size,
                    stateDim,
                    actionDim,
                    Arrays.copyOf(state, size * stateDim),
                    Arrays.copyOf(action, size * actionDim),
                    Arrays.copyOf(next, size * stateDim),
                    Arrays.copyOf(end, size));
        }
    }

    static void checkDimension(String what, int actual, int expected) {
        if (actual != expected) {
            throw new IllegalArgumentException("The " + what + " must be " + expected + ", is " + actual);
        }
    }

    static int index(double value, int bound, String what, int row) {
        int index = (int) value;
        if (index != value || index < 0 || index >= bound) {
            throw new IllegalArgumentException(
                    "The " + what + " of row " + row + " (" + value + ") must be a whole number in [0, " + bound + ")");
        }
        return index;
    }

    private static void checkLength(String array, String shape, long expected, int actual) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    "The array " + array + " must have " + shape + " = " + expected + " entries, has " + actual);
        }
    }
}

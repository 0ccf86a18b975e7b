package dev.goodhart.sharpness;

/** One deterministic step of world and policy together: (s, a) to (s', mu(s')). */
@FunctionalInterface
public interface JointMap {
    /**
     * Takes the step.
     *
     * @param stateAction {@code [dim]} state and action side by side; read only
     * @param next {@code [dim]} receives the next state and the action there
     */
    void apply(double[] stateAction, double[] next);
}

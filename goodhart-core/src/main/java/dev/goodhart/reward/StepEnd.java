package dev.goodhart.reward;

/** How a step ended. Decides whether the value of the state after it counts. */
public enum StepEnd {
    /** The trajectory goes on. */
    CONTINUING,
    /** The episode is over by the world's own rules: nothing is earned after this step. */
    TERMINATED,
    /** The episode was cut off from outside, by a time limit say: more would have been earned after this step. */
    TRUNCATED;

    /** {@return whether anything is earned after the step, so that its target counts the next state's value} */
    public boolean bootstraps() {
        return this != TERMINATED;
    }
}

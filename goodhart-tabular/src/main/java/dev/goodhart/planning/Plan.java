package dev.goodhart.planning;

/**
 * An optimal policy and its values.
 *
 * @param actions number of actions of the world
 * @param choice {@code [states]} an optimal action of every state
 * @param values {@code [states]} optimal values V*
 * @param expectedReturn V* averaged over the start distribution
 */
public record Plan(int actions, int[] choice, double[] values, double expectedReturn) {
    /** {@return the policy of the plan} */
    public TabularPolicy policy() {
        return TabularPolicy.deterministic(actions, choice);
    }
}

package dev.goodhart.planning;

/**
 * What happened in one episode. The last step may have ended it or been cut off.
 *
 * @param states {@code [steps]} the states left
 * @param actions {@code [steps]} the actions taken
 * @param transitions {@code [steps]} which of the world's transitions it was
 * @param rewards {@code [steps]} what the learner was paid
 * @param probability {@code [steps * actions]} the learner's action probabilities in each state when it acted
 */
public record Episode(int[] states, int[] actions, int[] transitions, double[] rewards, double[] probability) {
    /** {@return the number of steps} */
    public int steps() {
        return states.length;
    }

    /**
     * Discounted returns from every step on.
     *
     * @param paid {@code [steps]} what each step pays
     * @param discount the discount
     * @return {@code [steps]} returns within the episode; nothing is added for what comes after a cut
     */
    public static double[] returns(double[] paid, double discount) {
        double[] returns = new double[paid.length];
        double sum = 0;
        for (int t = paid.length - 1; t >= 0; t--) {
            sum = paid[t] + discount * sum;
            returns[t] = sum;
        }
        return returns;
    }
}

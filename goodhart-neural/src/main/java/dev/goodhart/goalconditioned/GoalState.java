package dev.goodhart.goalconditioned;

/**
 * The mean last hidden state of answers that are as wanted. The mean is over prompts, so with many kinds of prompts it drifts towards
 * "sounds finished": check that the cosine to it beats position and length.
 *
 * @param name what the answers have in common, such as "chosen"
 * @param vector {@code [width]}
 * @param fingerprint of the model whose states they are
 */
public record GoalState(String name, double[] vector, String fingerprint) {
    /**
     * The cosine of a state to the goal: Q of the prefix that ends there (Nath et al. 2024).
     *
     * @param states hidden states side by side
     * @param from where the state begins
     * @return in [-1, 1]; no probability
     */
    public double cosine(float[] states, int from) {
        double dot = 0;
        double own = 0;
        double goal = 0;
        for (int i = 0; i < vector.length; i++) {
            double h = states[from + i];
            dot += h * vector[i];
            own += h * h;
            goal += vector[i] * vector[i];
        }
        double norm = Math.sqrt(own * goal);
        return norm > 0 ? Math.clamp(dot / norm, -1, 1) : 0;
    }
}

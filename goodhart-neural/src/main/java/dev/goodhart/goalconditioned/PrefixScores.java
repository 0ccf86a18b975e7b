package dev.goodhart.goalconditioned;

import java.util.List;

/**
 * What a model says of every prefix of sequences.
 *
 * @param rewards {@code [sequences][answer length]} the score after each step of the answer
 * @param hidden {@code [sequences][answer length * width]} the hidden states behind them
 * @param width length of a state
 * @param fingerprint of the model
 */
public record PrefixScores(double[][] rewards, List<float[]> hidden, int width, String fingerprint) {
    /** Copies the list. */
    public PrefixScores {
        hidden = List.copyOf(hidden);
    }

    /**
     * Cosines to a goal.
     *
     * @param goal a goal of the same model
     * @return {@code [sequences][answer length]} in [-1, 1]
     * @throws IllegalArgumentException if the goal is another model's
     */
    public double[][] qValues(GoalState goal) {
        if (goal.vector().length != width || !goal.fingerprint().equals(fingerprint)) {
            throw new IllegalArgumentException("The goal '" + goal.name() + "' must be of this model (" + fingerprint
                    + ", " + width + " numbers), is of " + goal.fingerprint() + ", " + goal.vector().length
                    + " numbers\nMaybe the model was trained further after the goal was made.");
        }
        double[][] values = new double[rewards.length][];
        for (int s = 0; s < values.length; s++) {
            values[s] = new double[rewards[s].length];
            for (int t = 0; t < values[s].length; t++) {
                values[s][t] = goal.cosine(hidden.get(s), t * width);
            }
        }
        return values;
    }
}

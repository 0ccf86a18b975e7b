package dev.goodhart.audit.log;

import dev.goodhart.reward.StepEnd;
import java.util.Arrays;
import java.util.List;

/**
 * Logged episodes: what every step paid by every term, and what each episode was worth by what was intended.
 *
 * <p>Rows of one episode stand together, in the order of its steps. A log without steps has one row an episode. Terms are stored without
 * their weights.
 *
 * @param episodes their names, in the order in which they first came
 * @param start {@code [episodes + 1]} the first row of each episode, then the number of rows
 * @param terms the names of the terms, at least one
 * @param weights {@code [terms]} what each term is multiplied by
 * @param values {@code [terms][rows]} what each step paid
 * @param end {@code [rows]} how each step ended
 * @param intended {@code [episodes]} the score of what was intended, NaN where there is none
 * @param order {@code [episodes]} place of each episode in time, or empty if the log does not say
 * @param stepwise whether the log tells steps apart
 * @param discount what a step is worth against the one before it, in (0, 1]; already counted in {@code intended}
 */
public record EpisodeLog(
        List<String> episodes,
        int[] start,
        List<String> terms,
        double[] weights,
        double[][] values,
        StepEnd[] end,
        double[] intended,
        int[] order,
        boolean stepwise,
        double discount) {
    /** Checks that the lengths agree. */
    public EpisodeLog {
        episodes = List.copyOf(episodes);
        terms = List.copyOf(terms);
        int rows = start[start.length - 1];
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("The discount (" + discount + ") must be in (0, 1]");
        }
        boolean agree = start.length == episodes.size() + 1
                && weights.length == terms.size()
                && values.length == terms.size()
                && Arrays.stream(values).allMatch(column -> column.length == rows)
                && end.length == rows
                && intended.length == episodes.size()
                && (order.length == 0 || order.length == episodes.size());
        if (!agree || terms.isEmpty() || episodes.isEmpty()) {
            throw new IllegalArgumentException("The log must have [terms][rows] values for [episodes] episodes, has "
                    + terms.size() + " terms, " + rows + " rows and " + episodes.size() + " episodes");
        }
    }

    /** {@return the number of episodes} */
    public int size() {
        return episodes.size();
    }

    /** {@return the number of rows} */
    public int rows() {
        return end.length;
    }

    /**
     * What a term paid in every episode, weighted.
     *
     * @param term its index
     * @return {@code [episodes]}
     */
    public double[] paid(int term) {
        double[] sums = new double[size()];
        for (int e = 0; e < sums.length; e++) {
            double sum = 0;
            for (int row = start[e + 1] - 1; row >= start[e]; row--) {
                sum = values[term][row] + discount * sum;
            }
            sums[e] = weights[term] * sum;
        }
        return sums;
    }

    /**
     * The proxy's reward of one row: all terms, weighted.
     *
     * @param row its index
     * @return the reward
     */
    public double reward(int row) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * values[k][row];
        }
        return sum;
    }

    /** {@return how many episodes have a score of what was intended} */
    public int scored() {
        return (int) Arrays.stream(intended).filter(v -> !Double.isNaN(v)).count();
    }
}

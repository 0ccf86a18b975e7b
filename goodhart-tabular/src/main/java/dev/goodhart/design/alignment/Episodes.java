package dev.goodhart.design.alignment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.planning.TransitionSampler;
import java.util.random.RandomGenerator;

/**
 * Sampled episodes side by side, each cut at a terminal state or the horizon.
 *
 * @param count number of episodes
 * @param horizon largest length
 * @param length {@code [count]} steps of every episode
 * @param row {@code [count * horizon]} state times actions plus action; entries past an episode's length mean nothing
 * @param transition {@code [count * horizon]} the stored transition taken
 */
record Episodes(int count, int horizon, int[] length, int[] row, int[] transition) {
    static Episodes sample(TabularMdp mdp, TabularPolicy policy, int count, int horizon, RandomGenerator random) {
        TransitionSampler sampler = new TransitionSampler(mdp);
        int[] length = new int[count];
        int[] row = new int[count * horizon];
        int[] transition = new int[count * horizon];
        for (int e = 0; e < count; e++) {
            int state = sampler.start(random);
            int at = e * horizon;
            while (length[e] < horizon && !mdp.isTerminal(state)) {
                row[at] = sampler.row(policy, state, random);
                transition[at] = sampler.transition(row[at], random);
                state = mdp.successor()[transition[at]];
                at++;
                length[e]++;
            }
        }
        return new Episodes(count, horizon, length, row, transition);
    }

    /** {@code [count * horizon]} the discounted return from every step on. */
    double[] returns(double[] reward, double discount) {
        double[] returns = new double[row.length];
        for (int e = 0; e < count; e++) {
            double sum = 0;
            for (int at = e * horizon + length[e] - 1; at >= e * horizon; at--) {
                sum = reward[transition[at]] + discount * sum;
                returns[at] = sum;
            }
        }
        return returns;
    }

    /** Subtracts from every return the mean over the episodes that are still running at its time step. */
    void centre(double[] returns) {
        for (int t = 0; t < horizon; t++) {
            double sum = 0;
            int running = 0;
            for (int e = 0; e < count; e++) {
                if (t < length[e]) {
                    sum += returns[e * horizon + t];
                    running++;
                }
            }
            for (int e = 0; e < count; e++) {
                if (t < length[e]) {
                    returns[e * horizon + t] -= sum / running;
                }
            }
        }
    }

    /** The mean over episodes of sum_t discount^t psi_t returns_t. */
    double[] policyGradient(TabularPolicy policy, double[] returns, double discount) {
        double[] byRow = byRow(returns, discount, policy.probability().length);
        return Scores.sum(policy, byRow);
    }

    /** {@code [rows]} the mean over episodes of sum_t discount^t returns_t, by the row taken. */
    double[] byRow(double[] returns, double discount, int rows) {
        double[] byRow = new double[rows];
        for (int e = 0; e < count; e++) {
            double weight = 1.0 / count;
            for (int at = e * horizon; at < e * horizon + length[e]; at++) {
                byRow[row[at]] += weight * returns[at];
                weight *= discount;
            }
        }
        return byRow;
    }

    /** {@return whether some step of some episode is paid} */
    boolean paid(double[] reward) {
        for (int e = 0; e < count; e++) {
            for (int at = e * horizon; at < e * horizon + length[e]; at++) {
                if (reward[transition[at]] != 0) {
                    return true;
                }
            }
        }
        return false;
    }
}

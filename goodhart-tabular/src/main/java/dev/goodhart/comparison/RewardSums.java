package dev.goodhart.comparison;

import dev.goodhart.reward.TabularReward;

/** Sums of a reward over its whole tensor, without writing the tensor out, and what levels it by state. */
final class RewardSums {
    private RewardSums() {}

    /** R(s, a, s') + left(s) + entered(s'). */
    static TabularReward levelled(TabularReward reward, double[] left, double[] entered) {
        return reward.plus(TabularReward.onState(reward.actions(), left))
                .plus(TabularReward.onSuccessor(reward.actions(), entered));
    }

    /** The same number for every state, plus a factor times a number of each. */
    static double[] line(double constant, double factor, double[] x) {
        double[] y = new double[x.length];
        for (int s = 0; s < y.length; s++) {
            y[s] = constant + factor * x[s];
        }
        return y;
    }

    /** {@code [states]} the sum over a and s' of R(s, a, s'). */
    static double[] byState(TabularReward reward) {
        int states = reward.states();
        int actions = reward.actions();
        double successors = 0;
        for (double r : reward.successor()) {
            successors += r;
        }
        double[] sum = new double[states];
        for (int row = 0; row < states * actions; row++) {
            sum[row / actions] += reward.stateAction()[row] * states + successors;
            for (int k = reward.rowStart()[row]; k < reward.rowStart()[row + 1]; k++) {
                sum[row / actions] += reward.entryValue()[k];
            }
        }
        return sum;
    }

    /** {@code [states]} the sum over s and a of R(s, a, s'). */
    static double[] bySuccessor(TabularReward reward) {
        int rows = reward.states() * reward.actions();
        double pairs = 0;
        for (double r : reward.stateAction()) {
            pairs += r;
        }
        double[] sum = new double[reward.states()];
        for (int s = 0; s < sum.length; s++) {
            sum[s] = pairs + reward.successor()[s] * rows;
        }
        for (int k = 0; k < reward.entryValue().length; k++) {
            sum[reward.entryState()[k]] += reward.entryValue()[k];
        }
        return sum;
    }
}

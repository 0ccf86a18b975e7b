package dev.goodhart.audit;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;

/** The potential behind a term that pays for being somewhere: what it pays, on average, on entering each state. */
final class TermPotential {
    private TermPotential() {}

    static double[] of(TabularMdp mdp, TabularReward term) {
        double[] values = term.onSupport(mdp);
        double[] sum = new double[mdp.states()];
        double[] weight = new double[mdp.states()];
        for (int row = 0; row < mdp.states() * mdp.actions(); row++) {
            if (mdp.isTerminal(row / mdp.actions())) {
                continue;
            }
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                int next = mdp.successor()[k];
                sum[next] += mdp.probability()[k] * values[k];
                weight[next] += mdp.probability()[k];
            }
        }
        for (int s = 0; s < sum.length; s++) {
            sum[s] = weight[s] > 0 ? sum[s] / weight[s] : 0;
        }
        return sum;
    }
}

package dev.goodhart.design.alignment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.reward.TabularReward;
import java.util.List;

/** The primary and the auxiliary rewards of a world as arrays, and their weighted sum. Terminal states pay nothing. */
final class RewardBlend {
    private final TabularMdp mdp;
    private final double[] primaryRows;
    private final double[][] auxiliaryRows;
    private final double[] primaryTransitions;
    private final double[][] auxiliaryTransitions;

    RewardBlend(TabularMdp mdp, TabularReward primary, List<TabularReward> auxiliaries) {
        this.mdp = mdp;
        this.primaryRows = rows(primary);
        this.primaryTransitions = transitions(primary);
        this.auxiliaryRows = auxiliaries.stream().map(this::rows).toArray(double[][]::new);
        this.auxiliaryTransitions = auxiliaries.stream().map(this::transitions).toArray(double[][]::new);
    }

    double[] primaryRows() {
        return primaryRows;
    }

    double[] primaryTransitions() {
        return primaryTransitions;
    }

    /** {@code [states * actions]} the blended expected reward. */
    double[] rows(BlendParameters phi) {
        double[] reward = phi.correction().clone();
        add(reward, phi.primary(), primaryRows);
        for (int i = 0; i < auxiliaryRows.length; i++) {
            add(reward, phi.auxiliary()[i], auxiliaryRows[i]);
        }
        return reward;
    }

    /** {@code [transitions]} the blended reward of every stored transition. */
    double[] transitions(BlendParameters phi) {
        double[] reward = new double[mdp.transitions()];
        add(reward, phi.primary(), primaryTransitions);
        for (int i = 0; i < auxiliaryTransitions.length; i++) {
            add(reward, phi.auxiliary()[i], auxiliaryTransitions[i]);
        }
        for (int row = 0; row < phi.correction().length; row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                reward[k] += phi.correction()[row];
            }
        }
        return reward;
    }

    /** The gradient with respect to phi, from that with respect to the reward of every row. */
    BlendParameters gradientOfRows(double[] byRow, double discount) {
        double[] correction = byRow.clone();
        for (int row = 0; row < correction.length; row++) {
            if (mdp.isTerminal(row / mdp.actions())) {
                correction[row] = 0;
            }
        }
        double[] auxiliary = new double[auxiliaryRows.length];
        for (int i = 0; i < auxiliary.length; i++) {
            auxiliary[i] = Backup.dot(byRow, auxiliaryRows[i]);
        }
        return new BlendParameters(correction, Backup.dot(byRow, primaryRows), auxiliary, discount);
    }

    /** The gradient with respect to phi, from that with respect to the reward of every transition. */
    BlendParameters gradientOfTransitions(double[] byTransition, double discount) {
        double[] correction = new double[primaryRows.length];
        for (int row = 0; row < correction.length; row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                correction[row] += byTransition[k];
            }
        }
        double[] auxiliary = new double[auxiliaryTransitions.length];
        for (int i = 0; i < auxiliary.length; i++) {
            auxiliary[i] = Backup.dot(byTransition, auxiliaryTransitions[i]);
        }
        return new BlendParameters(correction, Backup.dot(byTransition, primaryTransitions), auxiliary, discount);
    }

    private double[] rows(TabularReward reward) {
        double[] rows = reward.expected(mdp);
        for (int row = 0; row < rows.length; row++) {
            if (mdp.isTerminal(row / mdp.actions())) {
                rows[row] = 0;
            }
        }
        return rows;
    }

    private double[] transitions(TabularReward reward) {
        double[] values = reward.onSupport(mdp);
        for (int s = 0; s < mdp.states(); s++) {
            if (mdp.isTerminal(s)) {
                int end = mdp.rowStart()[(s + 1) * mdp.actions()];
                for (int k = mdp.rowStart()[s * mdp.actions()]; k < end; k++) {
                    values[k] = 0;
                }
            }
        }
        return values;
    }

    private static void add(double[] sum, double weight, double[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * part[i];
        }
    }
}

package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;

/** Sizes of a reward tensor: over all (s, a, s'), or weighted by the transition probabilities. */
public enum RewardNorm {
    /** Sum of absolute values over all (s, a, s'). */
    L1(1, false),
    /** Euclidean norm over all (s, a, s'). */
    L2(2, false),
    /** Largest absolute value over all (s, a, s'). */
    LINF(Double.POSITIVE_INFINITY, false),
    /** Sum over (s, a, s') of tau(s'|s, a) |x|. A seminorm on raw rewards, a norm on canonical ones. */
    WEIGHTED_L1(1, true),
    /** Root of the sum over (s, a, s') of tau(s'|s, a) x^2. A seminorm on raw rewards, a norm on canonical ones. */
    WEIGHTED_L2(2, true),
    /** Largest absolute value on possible transitions. A seminorm on raw rewards, a norm on canonical ones. */
    WEIGHTED_LINF(Double.POSITIVE_INFINITY, true),
    /** One for every reward: do not normalise. Not a distance. */
    NONE(0, false);

    /** Most tensor cells that L1 and LINF look at one by one. */
    private static final double CELL_LIMIT = 2e9;

    private final double power;
    private final boolean weighted;

    RewardNorm(double power, boolean weighted) {
        this.power = power;
        this.weighted = weighted;
    }

    /**
     * The norm of a reward.
     *
     * @param mdp the world
     * @param reward a reward of the world's size
     * @return the norm, at least 0
     */
    public double of(TabularMdp mdp, TabularReward reward) {
        if (this == NONE) {
            return 1;
        }
        return weighted ? onSupport(mdp, reward) : this == L2 ? euclidean(reward) : cellByCell(reward);
    }

    private double onSupport(TabularMdp mdp, TabularReward reward) {
        double[] values = reward.onSupport(mdp);
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum = power == 1
                    ? sum + mdp.probability()[k] * Math.abs(values[k])
                    : power == 2
                            ? sum + mdp.probability()[k] * values[k] * values[k]
                            : Math.max(sum, Math.abs(values[k]));
        }
        return power == 2 ? Math.sqrt(sum) : sum;
    }

    /**
     * Rows with few stored entries are summed in closed form, n (x + mean)^2 + n var for a row's constant x plus the successor
     * part, then corrected for the entries; rows with many are summed one by one, so that nothing cancels.
     */
    private static double euclidean(TabularReward reward) {
        int states = reward.states();
        double[] successor = reward.successor();
        double mean = 0;
        for (double r : successor) {
            mean += r / states;
        }
        double spread = 0;
        for (double r : successor) {
            spread += (r - mean) * (r - mean);
        }
        double sum = 0;
        double[] row = new double[states];
        for (int i = 0; i < reward.stateAction().length; i++) {
            double x = reward.stateAction()[i];
            int from = reward.rowStart()[i];
            int to = reward.rowStart()[i + 1];
            if (2 * (to - from) >= states) {
                for (int s = 0; s < states; s++) {
                    row[s] = x + successor[s];
                }
                for (int k = from; k < to; k++) {
                    row[reward.entryState()[k]] += reward.entryValue()[k];
                }
                for (double r : row) {
                    sum += r * r;
                }
            } else {
                sum += states * (x + mean) * (x + mean) + spread;
                for (int k = from; k < to; k++) {
                    double without = x + successor[reward.entryState()[k]];
                    double with = without + reward.entryValue()[k];
                    sum += with * with - without * without;
                }
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private double cellByCell(TabularReward reward) {
        int states = reward.states();
        int rows = reward.stateAction().length;
        if ((double) rows * states > CELL_LIMIT) {
            throw new IllegalArgumentException("The norm " + this + " looks at every one of " + rows + " x " + states
                    + " cells, more than " + CELL_LIMIT + "\nMaybe use L2 or WEIGHTED_" + this);
        }
        double sum = 0;
        double[] row = new double[states];
        for (int i = 0; i < rows; i++) {
            for (int s = 0; s < states; s++) {
                row[s] = reward.stateAction()[i] + reward.successor()[s];
            }
            for (int k = reward.rowStart()[i]; k < reward.rowStart()[i + 1]; k++) {
                row[reward.entryState()[k]] += reward.entryValue()[k];
            }
            for (double r : row) {
                sum = power == 1 ? sum + Math.abs(r) : Math.max(sum, Math.abs(r));
            }
        }
        return sum;
    }
}

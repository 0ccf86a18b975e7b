package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;

/**
 * C(s, a, s') = R(s, a, s') + E[g R(s', A, S'') - R(s, A, S') - g R(S', A, S'')] with A uniform, S' ~ tau(s, A),
 * S'' ~ tau(s', A), the same A throughout (Wulfe et al. 2022, def. 5).
 *
 * <p>The last expectation over stored entries depends on the pair (s, s') and is kept sparse: with E_A the entries and T_A the
 * transitions of one action, it is the mean over A of T_A E_A T_A' (' for transposed).
 */
final class DardCanonicalization {
    private static final long ENTRY_LIMIT = 200_000_000;

    private final TabularMdp mdp;
    private final TabularReward reward;
    private final int states;
    private final int actions;

    private DardCanonicalization(TabularMdp mdp, TabularReward reward) {
        this.mdp = mdp;
        this.reward = reward;
        this.states = mdp.states();
        this.actions = mdp.actions();
    }

    static TabularReward of(TabularMdp mdp, TabularReward reward) {
        return new DardCanonicalization(mdp, reward).run();
    }

    private TabularReward run() {
        TabularReward separable = separable();
        return reward.entryValue().length == 0 ? separable : separable.plus(pairs());
    }

    private TabularReward separable() {
        double[] left = new double[states];
        double[] entered = new double[states];
        addMeans(reward.expected(mdp), left, entered);
        return RewardSums.levelled(reward, left, entered);
    }

    private void addMeans(double[] expected, double[] left, double[] entered) {
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < actions; a++) {
                addMeans(s, a, expected[s * actions + a], left, entered);
            }
        }
    }

    private void addMeans(int s, int a, double expected, double[] left, double[] entered) {
        int row = s * actions + a;
        double next = 0;
        double pairs = 0;
        for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
            next += mdp.probability()[k] * reward.successor()[mdp.successor()[k]];
            pairs += mdp.probability()[k] * reward.stateAction()[mdp.successor()[k] * actions + a];
        }
        left[s] -= (expected + mdp.discount() * pairs) / actions;
        entered[s] += mdp.discount() * (expected - next) / actions;
    }

    /** The part that depends on (s, s'), spread over all actions. */
    private TabularReward pairs() {
        TransposedTransitions into = new TransposedTransitions(mdp);
        SparseRow ahead = new SparseRow(states);
        SparseRow row = new SparseRow(states);
        int[] pairStart = new int[states + 1];
        int[] pairColumn = new int[1024];
        double[] pairValue = new double[1024];
        int size = 0;
        for (int s = 0; s < states; s++) {
            addPairs(s, into, ahead, row);
            if (size + row.count() > pairColumn.length) {
                int grown = Math.max(2 * pairColumn.length, size + row.count());
                pairColumn = Arrays.copyOf(pairColumn, grown);
                pairValue = Arrays.copyOf(pairValue, grown);
            }
            for (int i = 0; i < row.count(); i++) {
                pairColumn[size] = row.column(i);
                pairValue[size++] = row.value(i);
            }
            row.clear();
            pairStart[s + 1] = size;
            if ((long) size * actions > ENTRY_LIMIT) {
                throw new IllegalArgumentException("DARD needs more than " + ENTRY_LIMIT + " entries for a world of "
                        + states + " states\nMaybe use VAL, which stays sparse");
            }
        }
        return spreadOverActions(pairStart, pairColumn, pairValue);
    }

    /** Makes row s of the mean over A of -g T_A E_A T_A', sorted by column. */
    private void addPairs(int s, TransposedTransitions into, SparseRow ahead, SparseRow row) {
        for (int a = 0; a < actions; a++) {
            entriesAhead(s, a, ahead);
            for (int i = 0; i < ahead.count(); i++) {
                into.spread(ahead.column(i), a, ahead.value(i), row);
            }
            ahead.clear();
        }
        row.sort();
    }

    /** Adds row s of -g T_A E_A / k: what one more step by the same action is paid by stored entries. */
    private void entriesAhead(int s, int a, SparseRow ahead) {
        int from = s * actions + a;
        for (int k = mdp.rowStart()[from]; k < mdp.rowStart()[from + 1]; k++) {
            double weight = -mdp.discount() * mdp.probability()[k] / actions;
            int row = mdp.successor()[k] * actions + a;
            for (int e = reward.rowStart()[row]; e < reward.rowStart()[row + 1]; e++) {
                if (reward.entryValue()[e] != 0) {
                    ahead.add(reward.entryState()[e], weight * reward.entryValue()[e]);
                }
            }
        }
    }

    private TabularReward spreadOverActions(int[] pairStart, int[] pairColumn, double[] pairValue) {
        int size = pairStart[states];
        long[] keys = new long[size * actions];
        double[] values = new double[size * actions];
        int n = 0;
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < actions; a++) {
                for (int k = pairStart[s]; k < pairStart[s + 1]; k++) {
                    keys[n] = ((long) s * actions + a) * states + pairColumn[k];
                    values[n++] = pairValue[k];
                }
            }
        }
        return TabularReward.sparse(states, actions, keys, values);
    }
}

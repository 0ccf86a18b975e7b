package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import java.util.Arrays;

/**
 * How the margins of the target policy depend on the reward: all are linear in it.
 *
 * <p>A margin is Q(s, pi*(s)) - Q(s, a), where Q follows pi* after the first step, for h steps or for ever. The vector of all margins holds, for
 * every horizon, those of the actions that are not optimal; then the same for ever; then for ever those of actions tied with pi*.
 */
final class MarginModel {
    private final TabularMdp world;
    private final TargetPolicy target;
    private final int[] horizons;
    private final int[] deviations;
    private final int[] ties;
    private final Evaluation evaluation;

    MarginModel(TabularMdp world, TargetPolicy target, int[] horizons) {
        this.world = world;
        this.target = target;
        this.horizons = horizons;
        int rows = world.states() * world.actions();
        int[] deviating = new int[rows];
        int[] tied = new int[rows];
        int deviationCount = 0;
        int tieCount = 0;
        for (int row = 0; row < rows; row++) {
            int s = row / world.actions();
            if (world.isTerminal(s)) {
                continue;
            }
            if (!target.optimal()[row]) {
                deviating[deviationCount++] = row;
            } else if (target.choice()[s] != row % world.actions()) {
                tied[tieCount++] = row;
            }
        }
        this.deviations = Arrays.copyOf(deviating, deviationCount);
        this.ties = Arrays.copyOf(tied, tieCount);
        this.evaluation = Evaluation.of(world, target.policy());
    }

    TargetPolicy target() {
        return target;
    }

    int[] horizons() {
        return horizons;
    }

    /** State-action pairs whose action is not optimal, ascending. */
    int[] deviations() {
        return deviations;
    }

    /** State-action pairs whose action ties with the target's. */
    int[] ties() {
        return ties;
    }

    /** Where the margins that last for ever begin. */
    int lasting() {
        return horizons.length * deviations.length;
    }

    int size() {
        return lasting() + deviations.length + ties.length;
    }

    /** The margins of a reward, {@code [states * actions]}. */
    double[] margins(double[] reward) {
        return margins(reward, values(reward));
    }

    /** V of pi* for one step less than every horizon, then for ever. */
    double[][] values(double[] reward) {
        int states = world.states();
        double[] now = new double[states];
        boolean pays = false;
        for (int s = 0; s < states; s++) {
            now[s] = reward[s * world.actions() + target.choice()[s]];
            pays |= now[s] != 0;
        }
        double[][] values = new double[horizons.length + 1][];
        double[] v = new double[states];
        if (!pays) {
            Arrays.fill(values, v);
            return values;
        }
        int next = 0;
        for (int h = 0; next < horizons.length; h++) {
            while (next < horizons.length && horizons[next] == h + 1) {
                values[next++] = v;
            }
            v = next < horizons.length ? step(now, v) : v;
        }
        values[horizons.length] = evaluation.values(reward);
        return values;
    }

    private double[] step(double[] now, double[] v) {
        double[] stepped = new double[v.length];
        for (int s = 0; s < v.length; s++) {
            stepped[s] = now[s] + world.discount() * mean(s * world.actions() + target.choice()[s], v);
        }
        return stepped;
    }

    double[] margins(double[] reward, double[][] values) {
        double[] margins = new double[size()];
        int at = 0;
        for (double[] v : values) {
            for (int row : deviations) {
                margins[at++] = margin(row, reward, v);
            }
        }
        for (int row : ties) {
            margins[at++] = margin(row, reward, values[horizons.length]);
        }
        return margins;
    }

    /** What margins become when an action that the target does not take is paid less. */
    void lower(int row, double by, double[] margins) {
        int i = Arrays.binarySearch(deviations, row);
        if (i >= 0) {
            for (int at = i; at < lasting() + deviations.length; at += deviations.length) {
                margins[at] += by;
            }
        }
        int j = Arrays.binarySearch(ties, row);
        if (j >= 0) {
            margins[lasting() + deviations.length + j] += by;
        }
    }

    private double margin(int row, double[] reward, double[] v) {
        int kept = row / world.actions() * world.actions() + target.choice()[row / world.actions()];
        return reward[kept] - reward[row] + world.discount() * (mean(kept, v) - mean(row, v));
    }

    private double mean(int row, double[] v) {
        double mean = 0;
        for (int k = world.rowStart()[row]; k < world.rowStart()[row + 1]; k++) {
            mean += world.probability()[k] * v[world.successor()[k]];
        }
        return mean;
    }
}

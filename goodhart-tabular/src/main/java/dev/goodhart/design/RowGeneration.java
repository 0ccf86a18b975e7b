package dev.goodhart.design;

import dev.goodhart.design.InteriorPoint.End;
import dev.goodhart.design.InteriorPoint.Solution;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Solves a {@link HingeProgram} with few of its rows at a time.
 *
 * <p>Near a good point most groups lie far from their kink: there they are a straight line or zero, and either bounds them from below
 * everywhere. Only groups near their kink are kept as they are; those that the solution lifts above their line are kept in the next
 * round, until there is none. The value of every round bounds the optimum from below.
 */
final class RowGeneration {
    /** Groups whose kink lies within this share of the box are kept from the start: those at their kink, up to rounding. */
    private static final double NEAR = 1e-8;

    private static final double EXACT = 1e-10;
    private static final double FEASIBLE = 1e-9;
    private static final int ROUNDS = 40;

    private final HingeProgram full;
    private final BitSet groups = new BitSet();
    private final BitSet hard = new BitSet();
    /** The row whose line stands for a group, -1 for the line at zero. */
    private final int[] line;

    private RowGeneration(HingeProgram full) {
        this.full = full;
        this.line = new int[full.groups()];
    }

    /** Solves from a point that should be near, or stops once the optimum is known not to be below the cut-off. */
    static Solution solve(HingeProgram program, double[] near, double cutOff) {
        return new RowGeneration(program).run(near, cutOff);
    }

    private Solution run(double[] near, double cutOff) {
        begin(near);
        for (int round = 0; round < ROUNDS; round++) {
            Solution solution = InteriorPoint.solve(full.reduced(groups, hard, line), cutOff);
            if (solution.end() != End.OPTIMAL) {
                return solution.end() == End.CUT_OFF ? solution : InteriorPoint.solve(full, cutOff);
            }
            if (!extend(solution.x())) {
                double value = full.value(solution.x());
                return new Solution(solution.x(), value, solution.bound(), solution.violation(), End.OPTIMAL);
            }
        }
        return InteriorPoint.solve(full, cutOff);
    }

    private void begin(double[] near) {
        double[] range = new double[full.variables];
        Arrays.setAll(range, i -> NEAR * (full.upper[i] - full.lower[i]));
        for (int k = 0; k < line.length; k++) {
            line[k] = -1;
            double worst = 0;
            for (int j = full.groupStart[k]; j < full.groupStart[k + 1]; j++) {
                double lack = full.floor[j] - full.row(j, near);
                if (Math.abs(lack) <= full.reach(j, range)) {
                    groups.set(k);
                }
                if (lack > worst) {
                    worst = lack;
                    line[k] = j;
                }
            }
        }
        for (int j = full.groupStart[line.length]; j < full.rows(); j++) {
            if (full.row(j, near) - full.floor[j] <= full.reach(j, range)) {
                hard.set(j);
            }
        }
    }

    private boolean extend(double[] x) {
        boolean extended = false;
        for (int k = groups.nextClearBit(0); k < line.length; k = groups.nextClearBit(k + 1)) {
            double worst = 0;
            for (int j = full.groupStart[k]; j < full.groupStart[k + 1]; j++) {
                worst = Math.max(worst, full.floor[j] - full.row(j, x));
            }
            double modelled = line[k] < 0 ? 0 : full.floor[line[k]] - full.row(line[k], x);
            if (worst > modelled + EXACT) {
                groups.set(k);
                extended = true;
            }
        }
        for (int j = full.groupStart[line.length]; j < full.rows(); j++) {
            if (!hard.get(j) && full.floor[j] - full.row(j, x) > FEASIBLE) {
                hard.set(j);
                extended = true;
            }
        }
        return extended;
    }
}

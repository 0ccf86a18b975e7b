package dev.goodhart.design;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A small convex program in few variables and many rows:
 *
 * <pre>minimise  cost . x + sum over groups of weight * max(0, max over its rows of (floor - row . x))
 * subject to row . x at least floor for the hard rows, and lower at most x at most upper.</pre>
 *
 * <p>As a linear program it has a slack for every group; none of them need be a variable of the solver, see {@link InteriorPoint}. Rows
 * that no x in the box can violate are left out, and groups that do not depend on x become a constant.
 */
final class HingeProgram {
    /** Coefficients below this do not move a row. */
    private static final double NEGLIGIBLE = 1e-13;

    final int variables;
    final double[] cost;
    final double[] lower;
    final double[] upper;
    /** {@code [rows * variables]} soft rows first, group by group, then hard rows. */
    final double[] coefficient;

    final double[] floor;
    /** {@code [groups + 1]} where the rows of each group begin; hard rows begin at the last. */
    final int[] groupStart;

    final double[] weight;
    final double constant;

    private HingeProgram(Builder builder, double[] coefficient, double[] floor, int[] groupStart, double[] weight) {
        this.variables = builder.variables;
        this.cost = builder.cost.clone();
        this.lower = builder.lower;
        this.upper = builder.upper;
        this.coefficient = coefficient;
        this.floor = floor;
        this.groupStart = groupStart;
        this.weight = weight;
        this.constant = builder.constant;
    }

    int rows() {
        return floor.length;
    }

    int groups() {
        return weight.length;
    }

    /** Row . x. */
    double row(int j, double[] x) {
        double sum = 0;
        int at = j * variables;
        for (int i = 0; i < variables; i++) {
            sum += coefficient[at + i] * x[i];
        }
        return sum;
    }

    double value(double[] x) {
        return value(x, rows(x));
    }

    /** The objective, from every row . x. */
    double value(double[] x, double[] rowAt) {
        double value = constant;
        for (int i = 0; i < variables; i++) {
            value += cost[i] * x[i];
        }
        for (int k = 0; k < weight.length; k++) {
            double worst = 0;
            for (int j = groupStart[k]; j < groupStart[k + 1]; j++) {
                worst = Math.max(worst, floor[j] - rowAt[j]);
            }
            value += weight[k] * worst;
        }
        return value;
    }

    private double[] rows(double[] x) {
        double[] rowAt = new double[floor.length];
        for (int j = 0; j < rowAt.length; j++) {
            rowAt[j] = row(j, x);
        }
        return rowAt;
    }

    /** The largest violation of a hard row, 0 if there is none, from every row . x. */
    double violation(double[] rowAt) {
        double worst = 0;
        for (int j = groupStart[weight.length]; j < floor.length; j++) {
            worst = Math.max(worst, floor[j] - rowAt[j]);
        }
        return worst;
    }

    /** By how much a row may change when no variable changes by more than its range. */
    double reach(int j, double[] range) {
        double reach = 0;
        for (int i = 0; i < variables; i++) {
            reach += Math.abs(coefficient[j * variables + i]) * range[i];
        }
        return reach;
    }

    /**
     * A program that is nowhere larger: of all groups only some, a line for each of the others, and of all hard rows only some.
     *
     * @param kept which groups stay as they are
     * @param hardKept which hard rows stay, by row
     * @param line the row that stands for each other group, -1 for zero
     */
    HingeProgram reduced(BitSet kept, BitSet hardKept, int[] line) {
        Builder builder = new Builder(lower, upper);
        System.arraycopy(cost, 0, builder.cost, 0, variables);
        builder.constant = constant;
        double[] row = new double[variables];
        for (int k = 0; k < weight.length; k++) {
            if (kept.get(k)) {
                builder.group(weight[k]);
                for (int j = groupStart[k]; j < groupStart[k + 1]; j++) {
                    System.arraycopy(coefficient, j * variables, row, 0, variables);
                    builder.put(row, floor[j]);
                }
            } else if (line[k] >= 0) {
                builder.constant += weight[k] * floor[line[k]];
                for (int i = 0; i < variables; i++) {
                    builder.cost[i] -= weight[k] * coefficient[line[k] * variables + i];
                }
            }
        }
        for (int j = groupStart[weight.length]; j < floor.length; j++) {
            if (hardKept.get(j)) {
                System.arraycopy(coefficient, j * variables, row, 0, variables);
                builder.hard(row, floor[j]);
            }
        }
        return builder.build();
    }

    /** The same rows and bounds with another linear cost. */
    HingeProgram withCost(double[] newCost) {
        Builder builder = new Builder(lower, upper);
        System.arraycopy(newCost, 0, builder.cost, 0, variables);
        builder.constant = constant;
        return new HingeProgram(builder, coefficient, floor, groupStart, weight);
    }

    /** Collects rows. */
    static final class Builder {
        private final int variables;
        private final double[] cost;
        private final double[] lower;
        private final double[] upper;
        private double constant;
        private double[] soft = new double[256];
        private double[] softFloor = new double[64];
        private double[] hard = new double[256];
        private double[] hardFloor = new double[64];
        private int[] start = new int[64];
        private double[] weight = new double[64];
        private int softRows;
        private int hardRows;
        private int groups;

        Builder(double[] lower, double[] upper) {
            this.variables = lower.length;
            this.cost = new double[variables];
            this.lower = lower;
            this.upper = upper;
        }

        double[] cost() {
            return cost;
        }

        /** Begins a group; its rows follow. */
        void group(double groupWeight) {
            if (groups == weight.length) {
                weight = Arrays.copyOf(weight, 2 * groups);
                start = Arrays.copyOf(start, 2 * groups);
            }
            start[groups] = softRows;
            weight[groups++] = groupWeight;
        }

        /** Adds a row to the group begun last. */
        void soft(double[] row, double rowFloor) {
            if (reach(row, rowFloor) <= 0) {
                return;
            }
            for (int j = start[groups - 1]; j < softRows; j++) {
                if (dominated(row, rowFloor, j)) {
                    return;
                }
            }
            put(row, rowFloor);
        }

        private void put(double[] row, double rowFloor) {
            if (softRows == softFloor.length) {
                softFloor = Arrays.copyOf(softFloor, 2 * softRows);
            }
            if ((softRows + 1) * variables > soft.length) {
                soft = Arrays.copyOf(soft, 2 * (softRows + 1) * variables);
            }
            System.arraycopy(row, 0, soft, softRows * variables, variables);
            softFloor[softRows++] = rowFloor;
        }

        /** Ends the group begun last: it goes if it has no rows, or becomes a constant if they do not move. */
        void endGroup() {
            int from = start[groups - 1];
            double worst = 0;
            for (int j = from; j < softRows; j++) {
                worst = Math.max(worst, softFloor[j]);
                for (int i = 0; i < variables; i++) {
                    if (Math.abs(soft[j * variables + i]) > NEGLIGIBLE) {
                        return;
                    }
                }
            }
            constant += weight[groups - 1] * worst;
            softRows = from;
            groups--;
        }

        void hard(double[] row, double rowFloor) {
            if (reach(row, rowFloor) <= 0) {
                return;
            }
            if (hardRows == hardFloor.length) {
                hardFloor = Arrays.copyOf(hardFloor, 2 * hardRows);
            }
            if ((hardRows + 1) * variables > hard.length) {
                hard = Arrays.copyOf(hard, 2 * (hardRows + 1) * variables);
            }
            System.arraycopy(row, 0, hard, hardRows * variables, variables);
            hardFloor[hardRows++] = rowFloor;
        }

        /** The largest of floor - row . x in the box. */
        private double reach(double[] row, double rowFloor) {
            double reach = rowFloor;
            for (int i = 0; i < variables; i++) {
                reach -= row[i] * (row[i] > 0 ? lower[i] : upper[i]);
            }
            return reach;
        }

        private boolean dominated(double[] row, double rowFloor, int by) {
            double reach = rowFloor - softFloor[by];
            for (int i = 0; i < variables; i++) {
                double difference = row[i] - soft[by * variables + i];
                reach -= difference * (difference > 0 ? lower[i] : upper[i]);
            }
            return reach <= 0;
        }

        HingeProgram build() {
            int rows = softRows + hardRows;
            double[] coefficient = Arrays.copyOf(soft, rows * variables);
            Arrays.fill(coefficient, softRows * variables, rows * variables, 0);
            System.arraycopy(hard, 0, coefficient, softRows * variables, hardRows * variables);
            double[] floor = Arrays.copyOf(softFloor, rows);
            System.arraycopy(hardFloor, 0, floor, softRows, hardRows);
            int[] groupStart = Arrays.copyOf(start, groups + 1);
            groupStart[groups] = softRows;
            return new HingeProgram(this, coefficient, floor, groupStart, Arrays.copyOf(weight, groups));
        }
    }
}

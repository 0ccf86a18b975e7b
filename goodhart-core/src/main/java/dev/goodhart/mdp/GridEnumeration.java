package dev.goodhart.mdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Finds the states that can be reached and writes their rows; two passes over the dynamics, nothing kept per step. */
final class GridEnumeration {
    private final GridDynamics dynamics;
    private final long openCells;
    private final List<GridBit> bits;
    private final LongIndex found = new LongIndex();
    private final GridDynamics.Outcomes outcomes = new GridDynamics.Outcomes();
    private long[] codes = new long[0];
    private double[] start = new double[0];

    GridEnumeration(GridDynamics dynamics, long openCells, List<GridBit> bits) {
        this.dynamics = dynamics;
        this.openCells = openCells;
        this.bits = bits;
    }

    /** The packed states, ascending: variant by variant, each in map order. */
    long[] codes() {
        return codes;
    }

    TabularMdp build(int[] startCells, double discount) {
        List<Integer> draws = new ArrayList<>();
        double[] drawProbability = drawStartBits(draws);
        for (int on : draws) {
            for (int cell : startCells) {
                discover(dynamics.code(cell, on, false));
            }
        }
        long least = 0;
        for (int i = 0; i < found.size(); i++) {
            long code = found.key(i);
            if (!dynamics.over(code)) {
                for (int a = 0; a < dynamics.actions(); a++) {
                    dynamics.step(code, a, outcomes);
                    least += outcomes.distinct;
                    GridLimits.checkTransitions(least);
                    for (int k = 0; k < outcomes.size; k++) {
                        discover(outcomes.code[k]);
                    }
                }
            }
        }
        codes = found.keys();
        Arrays.sort(codes);
        start = new double[codes.length];
        for (int d = 0; d < draws.size(); d++) {
            for (int cell : startCells) {
                start[Arrays.binarySearch(codes, dynamics.code(cell, draws.get(d), false))] +=
                        drawProbability[d] / startCells.length;
            }
        }
        return rows(discount);
    }

    private void discover(long code) {
        if (found.add(code) == GridLimits.MAX_STATES) {
            throw new InvalidMdpException(String.format(
                    Locale.ROOT,
                    "The grid must have at most %,d reachable states; its %,d open cells x 2^%d combinations of items and"
                            + " flags have more",
                    GridLimits.MAX_STATES,
                    openCells,
                    bits.size()));
        }
    }

    /** Every combination of items and flags with positive start probability. */
    private double[] drawStartBits(List<Integer> draws) {
        draws.add(0);
        List<Double> probability = new ArrayList<>(List.of(1.0));
        for (int b = 0; b < bits.size(); b++) {
            double on = bits.get(b).item().initially();
            int before = draws.size();
            for (int i = 0; i < before; i++) {
                if (on > 0 && on < 1) {
                    draws.add(draws.get(i) | (1 << b));
                    probability.add(probability.get(i) * on);
                    probability.set(i, probability.get(i) * (1 - on));
                } else if (on == 1) {
                    draws.set(i, draws.get(i) | (1 << b));
                }
            }
        }
        return probability.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private TabularMdp rows(double discount) {
        int[] rank = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            rank[found.indexOf(codes[i])] = i;
        }
        int actions = dynamics.actions();
        GridLimits.checkRows(codes.length, actions);
        SparseRowsBuilder builder = new SparseRowsBuilder(codes.length * actions, codes.length);
        BitSet terminal = new BitSet();
        for (int s = 0; s < codes.length; s++) {
            terminal.set(s, dynamics.over(codes[s]));
            for (int a = 0; a < actions; a++) {
                if (terminal.get(s)) {
                    builder.row().add(s, 1);
                } else {
                    addStep(codes[s], a, rank, builder.row());
                }
                GridLimits.checkTransitions(
                        (long) builder.size() + builder.row().count());
                builder.endRow();
            }
        }
        SparseRows rows = builder.build();
        return TabularMdp.ofRows(
                codes.length, actions, discount, rows.rowStart(), rows.column(), rows.value(), start, terminal);
    }

    private void addStep(long code, int action, int[] rank, SparseRow row) {
        dynamics.step(code, action, outcomes);
        for (int k = 0; k < outcomes.size; k++) {
            if (outcomes.probability[k] > 0) {
                row.add(rank[found.indexOf(outcomes.code[k])], outcomes.probability[k]);
            }
        }
    }
}

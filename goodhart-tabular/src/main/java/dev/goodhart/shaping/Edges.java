package dev.goodhart.shaping;

import dev.goodhart.mdp.SortedEntries;
import dev.goodhart.mdp.SparseRows;
import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import java.util.BitSet;

/** Directed steps made symmetric: neighbours in compressed sparse rows, ascending, without loops. */
record Edges(int nodes, int[] rowStart, int[] neighbour, double[] weight, double oneWayShare) {
    /** Every pair of states that some action joins, with weight 1. */
    static Edges of(TabularMdp mdp) {
        long[] key = new long[mdp.transitions()];
        double[] count = new double[mdp.transitions()];
        int size = 0;
        for (int s = 0; s < mdp.states(); s++) {
            for (int k = mdp.rowStart()[s * mdp.actions()]; k < mdp.rowStart()[(s + 1) * mdp.actions()]; k++) {
                key[size] = (long) s * mdp.states() + mdp.successor()[k];
                count[size++] = 1;
            }
        }
        Edges edges = of(mdp.states(), SortedEntries.of(key, count, size), mdp.terminal());
        Arrays.fill(edges.weight, 1);
        return edges;
    }

    /** The entries are keyed {@code from * nodes + to}. */
    static Edges of(int nodes, SortedEntries steps, BitSet deadEnds) {
        long[] key = new long[2 * steps.size()];
        double[] value = new double[2 * steps.size()];
        int size = 0;
        for (int i = 0; i < steps.size(); i++) {
            long from = steps.key(i) / nodes;
            long to = steps.key(i) % nodes;
            if (from != to) {
                value[size] = steps.values()[i];
                key[size++] = steps.key(i);
                value[size] = steps.values()[i];
                key[size++] = to * nodes + from;
            }
        }
        SparseRows both = SparseRows.of(nodes, nodes, SortedEntries.of(key, value, size));
        return new Edges(nodes, both.rowStart(), both.column(), both.value(), oneWayShare(nodes, steps, deadEnds));
    }

    private static double oneWayShare(int nodes, SortedEntries steps, BitSet deadEnds) {
        int oneWay = 0;
        int twoWay = 0;
        for (int i = 0; i < steps.size(); i++) {
            int from = (int) (steps.key(i) / nodes);
            int to = (int) (steps.key(i) % nodes);
            if (from == to || deadEnds.get(from) || deadEnds.get(to)) {
                continue;
            }
            if (steps.contains((long) to * nodes + from)) {
                twoWay++;
            } else {
                oneWay++;
            }
        }
        int edges = oneWay + twoWay / 2;
        return edges == 0 ? 0 : (double) oneWay / edges;
    }
}

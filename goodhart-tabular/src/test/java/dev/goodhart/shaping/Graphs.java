package dev.goodhart.shaping;

import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Small graphs with known answers, as worlds whose actions follow the edges. */
final class Graphs {
    private Graphs() {}

    /** Nodes in a row; one action up the row and one down it, staying at the ends. */
    static TabularMdp path(int nodes) {
        TabularMdp.Builder builder = TabularMdp.builder(nodes, 2, 0.9).start(0, 1);
        for (int v = 0; v < nodes; v++) {
            builder.transition(v, 0, Math.min(v + 1, nodes - 1), 1);
            builder.transition(v, 1, Math.max(v - 1, 0), 1);
        }
        return builder.build();
    }

    /** A grid whose opposite edges are joined: node {@code row * columns + column}. */
    static TabularMdp torus(int rows, int columns) {
        TabularMdp.Builder builder = TabularMdp.builder(rows * columns, 4, 0.9).start(0, 1);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int v = r * columns + c;
                builder.transition(v, 0, (r + 1) % rows * columns + c, 1);
                builder.transition(v, 1, (r + rows - 1) % rows * columns + c, 1);
                builder.transition(v, 2, r * columns + (c + 1) % columns, 1);
                builder.transition(v, 3, r * columns + (c + columns - 1) % columns, 1);
            }
        }
        return builder.build();
    }

    /** A random tree with more edges; every edge can be walked both ways. */
    static TabularMdp random(int nodes, int more, RandomGenerator random) {
        int actions = 2 * (nodes + more);
        TabularMdp.Builder builder = TabularMdp.builder(nodes, actions, 0.9).start(0, 1);
        int[][] successor = new int[nodes][actions];
        for (int v = 0; v < nodes; v++) {
            Arrays.fill(successor[v], v);
        }
        for (int edge = 0; edge < nodes - 1 + more; edge++) {
            int u = edge < nodes - 1 ? edge + 1 : random.nextInt(nodes);
            int v = edge < nodes - 1 ? random.nextInt(edge + 1) : random.nextInt(nodes);
            successor[u][2 * edge] = v;
            successor[v][2 * edge + 1] = u;
        }
        for (int v = 0; v < nodes; v++) {
            for (int a = 0; a < actions; a++) {
                builder.transition(v, a, successor[v][a], 1);
            }
        }
        return builder.build();
    }
}

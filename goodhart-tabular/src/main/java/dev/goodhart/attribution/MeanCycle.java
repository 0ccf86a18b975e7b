package dev.goodhart.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Howard's policy iteration for the largest mean of a cycle. */
final class MeanCycle {
    private static final int LIMIT = 100_000;

    private final int nodes;
    private final List<double[]> edges;
    private final int[] next;
    private final double[] gain;
    private final double[] eta;
    private final double[] bias;

    private MeanCycle(int nodes, List<double[]> edges) {
        this.nodes = nodes;
        this.edges = edges;
        next = new int[nodes];
        gain = new double[nodes];
        eta = new double[nodes];
        bias = new double[nodes];
        Arrays.fill(next, -1);
    }

    static OptionalDouble largest(int nodes, List<double[]> all) {
        List<double[]> edges = onEndlessPaths(nodes, all);
        if (edges.isEmpty()) {
            return OptionalDouble.empty();
        }
        MeanCycle cycle = new MeanCycle(nodes, edges);
        double scale = 0;
        for (double[] edge : edges) {
            scale = Math.max(scale, Math.abs(edge[2]));
            int from = (int) edge[0];
            if (cycle.next[from] < 0 || edge[2] > cycle.gain[from]) {
                cycle.take(edge);
            }
        }
        int rounds = 0;
        do {
            cycle.evaluate();
        } while (cycle.improve(1e-12 * Math.max(scale, Double.MIN_NORMAL)) && ++rounds < LIMIT);
        double best = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < nodes; v++) {
            best = cycle.next[v] >= 0 ? Math.max(best, cycle.eta[v]) : best;
        }
        return OptionalDouble.of(best);
    }

    /** Leaves out edges into nodes from which every path ends. */
    private static List<double[]> onEndlessPaths(int nodes, List<double[]> all) {
        List<List<Integer>> into = new ArrayList<>();
        int[] leaving = new int[nodes];
        for (int v = 0; v < nodes; v++) {
            into.add(new ArrayList<>());
        }
        for (double[] edge : all) {
            leaving[(int) edge[0]]++;
            into.get((int) edge[1]).add((int) edge[0]);
        }
        int[] stack = new int[nodes];
        int size = 0;
        boolean[] dead = new boolean[nodes];
        for (int v = 0; v < nodes; v++) {
            if (leaving[v] == 0) {
                dead[v] = true;
                stack[size++] = v;
            }
        }
        while (size > 0) {
            for (int from : into.get(stack[--size])) {
                if (--leaving[from] == 0) {
                    dead[from] = true;
                    stack[size++] = from;
                }
            }
        }
        return all.stream()
                .filter(edge -> !dead[(int) edge[0]] && !dead[(int) edge[1]])
                .toList();
    }

    private void take(double[] edge) {
        next[(int) edge[0]] = (int) edge[1];
        gain[(int) edge[0]] = edge[2];
    }

    /** Every node's cycle under its choice: its mean, and the bias with 0 at one node of the cycle. */
    private void evaluate() {
        int[] seen = new int[nodes];
        int[] path = new int[nodes];
        for (int start = 0; start < nodes; start++) {
            int length = 0;
            int v = start;
            while (next[v] >= 0 && seen[v] == 0) {
                seen[v] = start + 1;
                path[length++] = v;
                v = next[v];
            }
            if (length > 0 && seen[v] == start + 1) {
                anchor(v);
            }
            for (int i = length - 1; i >= 0; i--) {
                int u = path[i];
                if (u != v || seen[v] != start + 1) {
                    eta[u] = eta[next[u]];
                    bias[u] = gain[u] - eta[u] + bias[next[u]];
                }
            }
        }
    }

    private void anchor(int v) {
        double sum = 0;
        int length = 0;
        int u = v;
        do {
            sum += gain[u];
            length++;
            u = next[u];
        } while (u != v);
        eta[v] = sum / length;
        bias[v] = 0;
    }

    private boolean improve(double tolerance) {
        boolean better = false;
        for (double[] edge : edges) {
            int from = (int) edge[0];
            if (eta[(int) edge[1]] > eta[from] + tolerance) {
                eta[from] = eta[(int) edge[1]];
                take(edge);
                better = true;
            }
        }
        if (better) {
            return true;
        }
        for (double[] edge : edges) {
            int from = (int) edge[0];
            double value = edge[2] - eta[from] + bias[(int) edge[1]];
            if (eta[(int) edge[1]] >= eta[from] - tolerance && value > bias[from] + 1e3 * tolerance) {
                bias[from] = value;
                take(edge);
                better = true;
            }
        }
        return better;
    }
}

package dev.goodhart.arena;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A graph of numbered nodes, for its components. */
final class DirectedGraph {
    private final List<BitSet> successors = new ArrayList<>();
    private final List<BitSet> predecessors = new ArrayList<>();

    DirectedGraph(int nodes) {
        for (int i = 0; i < nodes; i++) {
            successors.add(new BitSet(nodes));
            predecessors.add(new BitSet(nodes));
        }
    }

    int nodes() {
        return successors.size();
    }

    void connect(int from, int to) {
        successors.get(from).set(to);
        predecessors.get(to).set(from);
    }

    BitSet successors(int node) {
        return successors.get(node);
    }

    BitSet predecessors(int node) {
        return predecessors.get(node);
    }

    /**
     * The groups within which every node reaches every other (Kosaraju and Sharir), each in ascending order; a group comes before
     * all that it reaches.
     */
    List<List<Integer>> strongComponents() {
        int[] order = finishingOrder();
        int[] group = new int[nodes()];
        Arrays.fill(group, -1);
        List<List<Integer>> groups = new ArrayList<>();
        for (int k = nodes() - 1; k >= 0; k--) {
            if (group[order[k]] < 0) {
                List<Integer> members = new ArrayList<>();
                ArrayDeque<Integer> open = new ArrayDeque<>(List.of(order[k]));
                group[order[k]] = groups.size();
                while (!open.isEmpty()) {
                    int node = open.pop();
                    members.add(node);
                    BitSet before = predecessors.get(node);
                    for (int p = before.nextSetBit(0); p >= 0; p = before.nextSetBit(p + 1)) {
                        if (group[p] < 0) {
                            group[p] = groups.size();
                            open.push(p);
                        }
                    }
                }
                members.sort(null);
                groups.add(members);
            }
        }
        return groups;
    }

    /** Nodes in the order in which a depth-first search leaves them. */
    private int[] finishingOrder() {
        int[] order = new int[nodes()];
        int[] next = new int[nodes()];
        BitSet seen = new BitSet();
        int finished = 0;
        for (int root = 0; root < nodes(); root++) {
            if (seen.get(root)) {
                continue;
            }
            ArrayDeque<Integer> path = new ArrayDeque<>(List.of(root));
            seen.set(root);
            while (!path.isEmpty()) {
                int node = path.element();
                int child = successors.get(node).nextSetBit(next[node]);
                if (child < 0) {
                    order[finished++] = path.pop();
                } else {
                    next[node] = child + 1;
                    if (!seen.get(child)) {
                        seen.set(child);
                        path.push(child);
                    }
                }
            }
        }
        return order;
    }
}

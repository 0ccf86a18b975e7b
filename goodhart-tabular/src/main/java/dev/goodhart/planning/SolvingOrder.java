package dev.goodhart.planning;

/**
 * An order of a chain's states in which most of them come after the state they most often go to, so that one sweep carries values all the
 * way along the ways that a policy takes. States that are as many steps from the end of their way stand together: none of them waits
 * for its neighbour in the order, which lets the processor work at several at once.
 */
final class SolvingOrder {
    private SolvingOrder() {}

    /** The states of a chain in compressed sparse rows, in order. */
    static int[] of(int[] rowStart, int[] column, double[] probability) {
        int[] depth = new int[rowStart.length - 1];
        int[] way = new int[depth.length];
        int deepest = 0;
        for (int first = 0; first < depth.length; first++) {
            int length = 0;
            int s = first;
            while (depth[s] == 0) {
                depth[s] = -1;
                way[length++] = s;
                s = likeliest(s, rowStart, column, probability);
            }
            int below = Math.max(0, depth[s]);
            while (length > 0) {
                depth[way[--length]] = ++below;
            }
            deepest = Math.max(deepest, below);
        }
        return sorted(depth, deepest);
    }

    private static int[] sorted(int[] depth, int deepest) {
        int[] next = new int[deepest + 2];
        for (int d : depth) {
            next[d + 1]++;
        }
        for (int d = 1; d < next.length; d++) {
            next[d] += next[d - 1];
        }
        int[] order = new int[depth.length];
        for (int s = 0; s < depth.length; s++) {
            order[next[depth[s]]++] = s;
        }
        return order;
    }

    /** The likeliest other successor; the state itself when there is none. */
    private static int likeliest(int state, int[] rowStart, int[] column, double[] probability) {
        int likeliest = state;
        double most = 0;
        for (int k = rowStart[state]; k < rowStart[state + 1]; k++) {
            if (column[k] != state && probability[k] > most) {
                most = probability[k];
                likeliest = column[k];
            }
        }
        return likeliest;
    }

    /** Where each state stands in the order. */
    static int[] inverse(int[] order) {
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        return place;
    }
}

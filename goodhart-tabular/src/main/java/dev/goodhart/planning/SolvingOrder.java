package dev.goodhart.planning;

/**
 * An order of a chain's states in which most of them come after the state they most often go to, so that one sweep carries values all the
 * way along the ways that a policy takes. States that are as many steps from the end of their way stand together: none of them waits
 * for its neighbour in the order, which lets the processor work at several at once.
 */
final class SolvingOrder {
    private SolvingOrder() {}

    /** The states in order, from the state that each most often goes to; itself where it stays for good. */
    static int[] of(int[] likeliest) {
        int[] depth = new int[likeliest.length];
        int[] way = new int[likeliest.length];
        int deepest = 0;
        for (int first = 0; first < depth.length; first++) {
            int length = 0;
            int s = first;
            while (depth[s] == 0) {
                depth[s] = -1;
                way[length++] = s;
                s = likeliest[s];
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

    /** The likeliest other successor among entries [from, to) of a row; the state itself when there is none. */
    static int likeliest(int state, int[] successor, double[] probability, int from, int to) {
        int likeliest = state;
        double most = 0;
        for (int k = from; k < to; k++) {
            if (successor[k] != state && probability[k] > most) {
                most = probability[k];
                likeliest = successor[k];
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

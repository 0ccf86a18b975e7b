package dev.goodhart.arena;

import java.util.Arrays;
import java.util.List;

/**
 * Whether the likelihood has a maximum at all. It has none exactly when some direction of the parameters never lowers the probability of
 * anything observed and raises some.
 *
 * <p>Along a direction (u, g) the verdicts on i and j gain u = (u_i - u_j) / 2, -u and g. With g = 0 such a direction exists when
 * a group of entrants never lost or drew against the rest of its component. With g &gt; 0 (ties and gaps grow together) it exists when
 * numbers u_i can be found with u at least 1 where i won, at most 1 in size where they tied: no pair was won by both sides, and the
 * inequalities have no negative cycle. Without a draw at all there is no g.
 */
final class Separation {
    private Separation() {}

    static boolean of(WinGraph graph, boolean ties) {
        boolean oneSided =
                graph.scoringGroups().size() > graph.numberedComponents().size();
        return oneSided || (ties && tiesAndGapsGrow(graph.entrants().size(), graph.pairs()));
    }

    /** Bellman and Ford on the inequalities between the u_i, in units in which g is 1/2. */
    private static boolean tiesAndGapsGrow(int entrants, List<PairRecord> pairs) {
        double[] u = new double[entrants];
        for (int round = 0; round <= entrants; round++) {
            double[] before = u.clone();
            for (PairRecord pair : pairs) {
                if (pair.firstWins() > 0 && pair.secondWins() > 0) {
                    return false;
                }
                if (pair.firstWins() > 0) {
                    atLeastOne(u, pair.first(), pair.second());
                }
                if (pair.secondWins() > 0) {
                    atLeastOne(u, pair.second(), pair.first());
                }
                if (pair.draws() > 0) {
                    atMostOne(u, pair.first(), pair.second());
                    atMostOne(u, pair.second(), pair.first());
                }
            }
            if (Arrays.equals(u, before)) {
                return true;
            }
        }
        return false;
    }

    private static void atLeastOne(double[] u, int winner, int loser) {
        u[loser] = Math.min(u[loser], u[winner] - 1);
    }

    private static void atMostOne(double[] u, int i, int j) {
        u[i] = Math.min(u[i], u[j] + 1);
    }
}

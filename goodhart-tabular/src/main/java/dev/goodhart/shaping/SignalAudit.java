package dev.goodhart.shaping;

import dev.goodhart.statistics.Correlation;
import java.util.Arrays;

/**
 * Does following a signal lead to the goal? Measured on the graph alone, where every action leads to one successor.
 *
 * <p>How it can mislead: in a world that slips, and beside the task's own reward, the optimum differs from the one measured here; the
 * audit of the whole reward says what happens then.
 *
 * @param rankCorrelation Spearman's correlation of the signal with minus the distance, in [-1, 1]; NaN for a signal that never changes
 * @param reachRate share of pairs at distance 1 to 20 whose goal is visited within 20 steps by the policy that is optimal for 20 steps
 *     with discount 0.99 when the signal of the state entered is the reward; NaN without such pairs
 * @param climbRate the same for the policy that always takes the step to the largest signal
 * @param goals how many goals the rates are over
 */
public record SignalAudit(double rankCorrelation, double reachRate, double climbRate, int goals) {
    private static final int STEPS = 20;
    private static final double DISCOUNT = 0.99;
    private static final int ALL_GOALS = 200;
    private static final int SOME_GOALS = 24;
    private static final int MOST_STARTS = 2_000;

    /**
     * Audits a signal towards one set of goals, from every node.
     *
     * @param graph the graph
     * @param signal {@code [nodes]} its values
     * @param goals the goals
     * @return the audit
     */
    public static SignalAudit towards(StateGraph graph, double[] signal, int... goals) {
        Tally tally = new Tally(graph, false);
        tally.add(signal, goals);
        return tally.result(1);
    }

    /**
     * Audits a signal towards every node in turn; on graphs of more than 200 nodes towards 24 evenly spaced ones.
     *
     * @param graph the graph
     * @param signal the signal
     * @return the audit over all pairs
     */
    public static SignalAudit ofAllGoals(StateGraph graph, GoalSignal signal) {
        boolean all = graph.nodes() <= ALL_GOALS;
        int goals = all ? graph.nodes() : SOME_GOALS;
        Tally tally = new Tally(graph, all);
        for (int i = 0; i < goals; i++) {
            int goal = (int) ((long) i * graph.nodes() / goals);
            tally.add(signal.towards(goal), goal);
        }
        return tally.result(goals);
    }

    private static final class Tally {
        private final StateGraph graph;
        private final GraphMoves moves;
        private final boolean unordered;
        private final int stride;
        private double[] distances = new double[1024];
        private double[] values = new double[1024];
        private int pairs;
        private int starts;
        private int reached;
        private int climbed;

        Tally(StateGraph graph, boolean unordered) {
            this.graph = graph;
            this.moves = graph.moves();
            this.unordered = unordered;
            this.stride = unordered ? 1 : Math.max(1, graph.nodes() / MOST_STARTS);
        }

        void add(double[] signal, int... goals) {
            int[] distance = graph.distances(goals);
            int from = pairs;
            for (int s = 0; s < distance.length; s += stride) {
                if (distance[s] > 0 && (!unordered || s < goals[0])) {
                    pair(-distance[s], signal[s]);
                }
            }
            if (!unordered && goals.length > 0 && pairs > from) {
                pair(0, signal[goals[0]]);
            }
            int[][] policy = policy(signal);
            int[][] greedy = {myopic(signal)};
            for (int s = 0; s < distance.length; s++) {
                if (distance[s] >= 1 && distance[s] <= STEPS && !graph.isDeadEnd(s)) {
                    starts++;
                    reached += visits(policy, s, distance) ? 1 : 0;
                    climbed += visits(greedy, s, distance) ? 1 : 0;
                }
            }
        }

        private void pair(double minusDistance, double value) {
            if (pairs == values.length) {
                distances = Arrays.copyOf(distances, 2 * pairs);
                values = Arrays.copyOf(values, 2 * pairs);
            }
            distances[pairs] = minusDistance;
            values[pairs++] = value;
        }

        /** The optimal action with {@code [steps left - 1][node]}, the lowest of equals. */
        private int[][] policy(double[] signal) {
            int[][] policy = new int[STEPS][];
            double[] value = new double[signal.length];
            for (int left = 0; left < STEPS; left++) {
                double[] worth = new double[signal.length];
                for (int s = 0; s < worth.length; s++) {
                    worth[s] = signal[s] + DISCOUNT * value[s];
                }
                policy[left] = myopic(worth);
                double[] next = new double[signal.length];
                for (int s = 0; s < next.length; s++) {
                    next[s] = worth[moves.successor()[s * moves.actions() + policy[left][s]]];
                }
                value = next;
            }
            return policy;
        }

        private int[] myopic(double[] worth) {
            int[] choice = new int[worth.length];
            for (int s = 0; s < choice.length; s++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int a = 0; a < moves.actions(); a++) {
                    double w = worth[moves.successor()[s * moves.actions() + a]];
                    if (w > best) {
                        best = w;
                        choice[s] = a;
                    }
                }
            }
            return choice;
        }

        private boolean visits(int[][] policy, int start, int[] distance) {
            int at = start;
            for (int step = 0; step < STEPS; step++) {
                int action = policy[policy.length == 1 ? 0 : STEPS - 1 - step][at];
                at = moves.successor()[at * moves.actions() + action];
                if (distance[at] == 0) {
                    return true;
                }
            }
            return false;
        }

        SignalAudit result(int goals) {
            double rank = pairs < 2
                    ? Double.NaN
                    : Correlation.SPEARMAN.of(Arrays.copyOf(values, pairs), Arrays.copyOf(distances, pairs));
            return new SignalAudit(
                    rank,
                    starts == 0 ? Double.NaN : (double) reached / starts,
                    starts == 0 ? Double.NaN : (double) climbed / starts,
                    goals);
        }
    }
}

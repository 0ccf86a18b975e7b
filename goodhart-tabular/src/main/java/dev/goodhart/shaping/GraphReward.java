package dev.goodhart.shaping;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.reward.TransitionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A reward for coming nearer to a goal on a graph of states.
 *
 * @param graph the graph
 * @param signal how nearness is measured
 * @param mode how it becomes a reward
 * @param goals the nodes to come near to
 * @param values {@code [nodes]} the signal; dead ends that are no goal have the least value of all
 * @param potential {@code [nodes]} Phi made of the signal: in [0, 1], 1 at the goals (before a terminal goal's counts as zero). The
 *     successor signal gives its exponential, all others are shifted and scaled
 * @param warnings full sentences
 */
public record GraphReward(
        StateGraph graph,
        GraphSignal signal,
        Mode mode,
        List<Integer> goals,
        double[] values,
        double[] potential,
        List<String> warnings) {
    /** Share of one-way edges above which an undirected graph is a doubtful picture. */
    public static final double ONE_WAY_LIMIT = 0.05;

    /** How the signal becomes a reward. */
    public enum Mode {
        /** The signal of the state entered is paid, as in the paper. It may change what is optimal. */
        ADDED,
        /** Potential-based shaping, discount * Phi(s') - Phi(s), zero at terminal states. It keeps what is optimal. */
        POTENTIAL
    }

    /** Copies the lists. */
    public GraphReward {
        goals = List.copyOf(goals);
        warnings = List.copyOf(warnings);
    }

    /**
     * Makes the reward with default settings.
     *
     * @param graph the graph
     * @param signal how nearness is measured
     * @param mode how it becomes a reward
     * @param goals at least one node
     * @return the reward
     * @throws InvalidInputException if a goal is not in the graph, or cannot be reached from everywhere
     */
    public static GraphReward from(StateGraph graph, GraphSignal signal, Mode mode, int... goals) {
        return from(graph, signal, SignalSettings.defaults(), mode, goals);
    }

    /**
     * Makes the reward.
     *
     * @param graph the graph
     * @param signal how nearness is measured
     * @param settings what the signal is made with
     * @param mode how it becomes a reward
     * @param goals at least one node
     * @return the reward
     * @throws InvalidInputException if a goal is not in the graph, or cannot be reached from everywhere
     */
    public static GraphReward from(
            StateGraph graph, GraphSignal signal, SignalSettings settings, Mode mode, int... goals) {
        if (goals.length == 0) {
            throw new InvalidInputException("The graph reward must have at least one goal, has none");
        }
        for (int goal : goals) {
            if (goal < 0 || goal >= graph.nodes()) {
                throw new InvalidInputException(
                        "The goal (" + goal + ") is not in the graph, whose nodes are 0 to " + (graph.nodes() - 1));
            }
        }
        GraphConnection.requireReached(graph, goals);
        double[] values = GoalSignal.of(graph, signal, settings).towards(goals);
        List<Integer> goalList = Arrays.stream(goals).boxed().toList();
        levelDeadEnds(graph, values, goalList);
        return new GraphReward(graph, signal, mode, goalList, values, potential(signal, values), oneWay(graph));
    }

    /**
     * Makes the reward of a finite world.
     *
     * @param mdp the world
     * @param signal how nearness is measured; not {@link GraphSignal#EUCLIDEAN}, for which see {@link StateGraph#of(dev.goodhart.mdp.World)}
     * @param mode how it becomes a reward
     * @param goals at least one state
     * @return the reward
     */
    public static GraphReward from(TabularMdp mdp, GraphSignal signal, Mode mode, int... goals) {
        return from(StateGraph.of(mdp), signal, mode, goals);
    }

    /**
     * Makes the reward from transitions that were seen.
     *
     * @param transitions the log; the graph is built in its order
     * @param building how the graph is built
     * @param signal how nearness is measured
     * @param mode how it becomes a reward
     * @param goal {@code [stateDim]} the goal, no farther from a node than the graph's resolution
     * @return the reward
     * @throws InvalidInputException if the goal is not in the graph, or the graph has one node only
     */
    public static GraphReward from(
            TransitionBatch transitions,
            StateGraphBuilder.Settings building,
            GraphSignal signal,
            Mode mode,
            double... goal) {
        StateGraphBuilder builder = new StateGraphBuilder(transitions.stateDim(), building);
        builder.add(transitions);
        return from(builder.build(), signal, mode, builder.node(goal));
    }

    private static void levelDeadEnds(StateGraph graph, double[] values, List<Integer> goals) {
        double least = Double.POSITIVE_INFINITY;
        for (int v = 0; v < values.length; v++) {
            least = graph.isDeadEnd(v) && !goals.contains(v) ? least : Math.min(least, values[v]);
        }
        for (int v = 0; v < values.length; v++) {
            values[v] = graph.isDeadEnd(v) && !goals.contains(v) ? least : values[v];
        }
    }

    private static double[] potential(GraphSignal signal, double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        double[] potential = new double[values.length];
        for (int v = 0; v < potential.length; v++) {
            potential[v] = signal == GraphSignal.SUCCESSOR
                    ? Math.exp(values[v])
                    : high > low ? (values[v] - low) / (high - low) : 0;
        }
        return potential;
    }

    private static List<String> oneWay(StateGraph graph) {
        List<String> warnings = new ArrayList<>();
        if (graph.oneWayShare() > ONE_WAY_LIMIT) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the edges lead one way only; the graph takes them as going both ways, and near them the signal"
                            + " may point where no step leads.",
                    100 * graph.oneWayShare()));
        }
        return warnings;
    }

    /**
     * The reward on a finite world whose states are the nodes.
     *
     * @param mdp the world
     * @return the reward; nothing is paid in terminal states
     */
    public TabularReward on(TabularMdp mdp) {
        if (mode == Mode.POTENTIAL) {
            return PotentialShaping.of(mdp, potential);
        }
        double[] paid = new double[mdp.transitions()];
        for (int row = 0; row < mdp.states() * mdp.actions(); row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                paid[k] = mdp.isTerminal(row / mdp.actions()) ? 0 : values[mdp.successor()[k]];
            }
        }
        return TabularReward.onTransitions(mdp, paid);
    }

    /**
     * The reward as a function of vectors: a state counts as the node nearest to it.
     *
     * @param discount the learner's discount; used in mode {@link Mode#POTENTIAL} only
     * @return the reward
     * @throws InvalidInputException if the nodes have no positions
     */
    public RewardFunction function(double discount) {
        if (graph.dimension() == 0) {
            throw new InvalidInputException("A reward of vectors needs a graph whose nodes have positions");
        }
        return switch (mode) {
            case POTENTIAL -> PotentialShaping.of((states, from) -> potential[graph.nearest(states, from)], discount);
            case ADDED ->
                (batch, out) -> {
                    for (int i = 0; i < batch.size(); i++) {
                        out[i] = values[graph.nearest(batch.next(), i * batch.stateDim())];
                    }
                };
        };
    }

    /** {@return how well the signal leads to the goals of this reward} */
    public SignalAudit audit() {
        return SignalAudit.towards(
                graph, values, goals.stream().mapToInt(g -> g).toArray());
    }
}

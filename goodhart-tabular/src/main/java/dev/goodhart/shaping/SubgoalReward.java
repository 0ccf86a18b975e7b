package dev.goodhart.shaping;

import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;

/**
 * The two rewards of a two-level agent (Zhang et al. 2025, G4RL): the high level sets a subgoal every k steps, the low level acts towards it.
 *
 * <pre>r_high = r_ext + alpha_h D(s_t, g_t),      r_low = -||s_{t+1} - g_t||^2 + alpha_l D(s_{t+1}, g_t)</pre>
 *
 * <p>How it can mislead: the straight line dwarfs a similarity in [0, 1] at alpha 1 and is drowned by it at 1000. Sweep alpha, or take a
 * signal of the distance's own size, such as {@link GraphSignal#SUCCESSOR}.
 */
public final class SubgoalReward {
    private final StateGraph graph;
    private final GoalSignal signal;
    private final double alphaHigh;
    private final double alphaLow;

    /**
     * Makes both rewards.
     *
     * @param graph a graph whose nodes have positions
     * @param signal D, prepared for the graph
     * @param alphaHigh weight of D in the high level's reward
     * @param alphaLow weight of D in the low level's reward
     */
    public SubgoalReward(StateGraph graph, GoalSignal signal, double alphaHigh, double alphaLow) {
        this.graph = graph;
        this.signal = signal;
        this.alphaHigh = alphaHigh;
        this.alphaLow = alphaLow;
    }

    /**
     * The low level's reward while one subgoal is set.
     *
     * @param subgoal {@code [dimension]} the subgoal
     * @return r_low
     */
    public RewardFunction low(double... subgoal) {
        double[] nearness = signal.towards(graph.nearest(subgoal, 0));
        return (batch, out) -> {
            for (int i = 0; i < batch.size(); i++) {
                int from = i * batch.stateDim();
                out[i] = alphaLow * nearness[graph.nearest(batch.next(), from)]
                        - StraightLine.squared(batch.next(), from, graph.dimension(), subgoal, 0);
            }
        };
    }

    /**
     * The low level's reward of entering every node.
     *
     * @param goal the node that is the subgoal
     * @return {@code [nodes]}
     */
    public double[] low(int goal) {
        double[] value = signal.towards(goal);
        for (int v = 0; v < value.length; v++) {
            value[v] = alphaLow * value[v] - graph.squaredDistance(v, graph.position(), goal * graph.dimension());
        }
        return value;
    }

    /**
     * The high level's reward while one subgoal is set.
     *
     * @param task r_ext
     * @param subgoal {@code [dimension]} the subgoal
     * @return r_high
     */
    public RewardFunction high(RewardFunction task, double... subgoal) {
        double[] nearness = signal.towards(graph.nearest(subgoal, 0));
        return (TransitionBatch batch, double[] out) -> {
            task.score(batch, out);
            for (int i = 0; i < batch.size(); i++) {
                out[i] += alphaHigh * nearness[graph.nearest(batch.state(), i * batch.stateDim())];
            }
        };
    }
}

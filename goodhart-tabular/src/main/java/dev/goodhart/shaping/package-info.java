/**
 * Dense rewards that are right, or say how they mislead: signals from the graph of states (Zhang 2025, G4RL), values carried over from
 * another world through the graph's Laplacian, potentials and intrinsic terms.
 *
 * <p>The central types are {@link dev.goodhart.shaping.StateGraph}, what is connected with what, and
 * {@link dev.goodhart.shaping.GraphReward}, a reward for coming nearer to a goal on it. {@link dev.goodhart.shaping.ShapingMenu} lists
 * every kind of dense reward with what it preserves and how it can mislead.
 *
 * <pre>{@code
 * StateGraph graph = StateGraph.of(world);
 * GraphReward reward = GraphReward.from(graph, GraphSignal.SUCCESSOR, GraphReward.Mode.POTENTIAL, goal);
 * TabularReward shaped = task.plus(reward.on(world.mdp()));
 * SignalAudit audit = reward.audit();
 * }</pre>
 */
@NullMarked
package dev.goodhart.shaping;

import org.jspecify.annotations.NullMarked;

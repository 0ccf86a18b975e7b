/**
 * The study {@code heron}: does an order of importance with margins do what weights were meant to do?
 *
 * <p>The central type is {@link dev.goodhart.studies.heron.HeronStudy}; {@link dev.goodhart.studies.heron.CrossingWorld} is a crossing with a
 * traffic light, {@link dev.goodhart.studies.heron.StringWorld} a sparse reward with surrogates.
 *
 * <pre>{@code
 * CrossingWorld world = new CrossingWorld();
 * Plan plan = new Planner(world.mdp()).solve(world.reward(WeightedSumReward.raw(world.hierarchy(0.5), 1, 1, 1)));
 * double[] averages = world.averages(plan.policy()); // blocked, queue, switches
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.heron;

import org.jspecify.annotations.NullMarked;

/**
 * Exact planning on finite worlds: what the best policy is, what any policy earns, where it goes.
 *
 * <p>Rewards enter as expected rewards per state and action, {@code [states * actions]}, from
 * {@code TabularReward.expected(mdp)}; many rewards can so share one {@link dev.goodhart.planning.Planner} and its memory.
 *
 * <pre>{@code
 * Planner planner = new Planner(mdp);
 * Plan plan = planner.solve(reward.expected(mdp));
 * double[] visits = Evaluation.of(mdp, plan.policy()).occupancy();
 * TabularPolicy bounded = new SoftPlanner(mdp).solve(reward.expected(mdp), 3.0);
 * }</pre>
 */
@NullMarked
package dev.goodhart.planning;

import org.jspecify.annotations.NullMarked;

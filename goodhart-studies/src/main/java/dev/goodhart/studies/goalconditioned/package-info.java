/**
 * The study {@code goal-conditioned-reward-models}: do hidden states that resemble where a good answer ends make rewards of beginnings?
 *
 * <p>The central type is {@link dev.goodhart.studies.goalconditioned.GoalConditionedStudy}; its world is
 * {@link dev.goodhart.studies.goalconditioned.RunningSum}, sums in which every step may go wrong, with the exact chance of ending right.
 *
 * <pre>{@code
 * RunningSum world = RunningSum.table(4);
 * double[][] value = world.values(new int[] {1, 2, 3, 4}); // value[t][s]: the chance to end right from sum s after t steps
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.goalconditioned;

import org.jspecify.annotations.NullMarked;

/**
 * Rewards: what is wanted, always separate from the world.
 *
 * <p>The central type is {@link dev.goodhart.reward.TabularReward}, R(s, a, s') over a finite world. A
 * {@link dev.goodhart.reward.NamedReward} is a breakdown of named, weighted terms with a stated role.
 *
 * <pre>{@code
 * TabularReward goal = TabularReward.onSuccessor(actions, bonusPerState);
 * TabularReward fuel = TabularReward.onStateAction(states, actions, cost);
 * NamedReward proxy = NamedReward.of("fast", RewardRole.PROXY,
 *         List.of(new RewardTerm("goal", 1.0, goal), new RewardTerm("fuel", -0.1, fuel)));
 * double r = proxy.total().value(s, a, next);
 * }</pre>
 */
@NullMarked
package dev.goodhart.reward;

import org.jspecify.annotations.NullMarked;

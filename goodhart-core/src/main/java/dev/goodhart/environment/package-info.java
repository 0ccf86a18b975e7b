/**
 * Worlds that are sampled, many copies at a time: states and actions are vectors of numbers in flat arrays.
 *
 * <p>The central type is {@link dev.goodhart.environment.VectorEnvironment}. It says what happens and has no opinion about it; what is
 * wanted is a {@link dev.goodhart.reward.RewardFunction} beside it, which scores the steps that come out. {@link
 * dev.goodhart.environment.Tasks} has environments with the rewards that are usual for them; an environment of one's own is a {@link
 * dev.goodhart.environment.Dynamics}.
 *
 * <pre>{@code
 * Task task = Tasks.named("CartPole-v1");
 * VectorEnvironment environment = task.environment(8);
 * environment.reset(7);
 * double[] action = new double[environment.size() * environment.spec().actions().dim()];
 * double[] reward = new double[environment.size()];
 * for (int t = 0; t < 1000; t++) {
 *     choose(environment.observation(), action);
 *     TransitionBatch step = environment.step(action);
 *     task.intended().score(step, reward);
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.environment;

import org.jspecify.annotations.NullMarked;

/**
 * Policies: who acts, for many copies of an environment at a time, and how that is stored.
 *
 * <p>The central type is {@link dev.goodhart.policy.Policy}; learners make a {@link dev.goodhart.policy.NetworkPolicy}, whose {@link
 * dev.goodhart.policy.ActionHead} says how a network's outputs become actions.
 *
 * <pre>{@code
 * try (Policy policy = NetworkPolicy.load(Path.of("runs/cart-pole/policy.safetensors"), environment.spec())) {
 *     environment.reset(1);
 *     double[] action = new double[environment.size()];
 *     for (int t = 0; t < 500; t++) {
 *         policy.act(environment.observation(), environment.size(), Choice.BEST, random, action);
 *         environment.step(action);
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.policy;

import org.jspecify.annotations.NullMarked;

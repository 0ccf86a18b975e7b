/**
 * Finite worlds: what happens, with no opinion about what is wanted.
 *
 * <p>The central type is {@link dev.goodhart.mdp.TabularMdp}: transition probabilities in compressed sparse rows, a start
 * distribution and a discount. Rewards live in {@code dev.goodhart.reward} and are never part of the world.
 *
 * <pre>{@code
 * TabularMdp mdp = TabularMdp.builder(2, 2, 0.9)
 *         .transition(0, 0, 0, 1.0)
 *         .transition(0, 1, 1, 1.0)
 *         .transition(1, 0, 1, 1.0)
 *         .transition(1, 1, 0, 1.0)
 *         .start(0, 1.0)
 *         .build();
 * }</pre>
 */
@NullMarked
package dev.goodhart.mdp;

import org.jspecify.annotations.NullMarked;

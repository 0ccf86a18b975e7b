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
 *
 * <p>{@link dev.goodhart.mdp.GridWorld} makes one from a map:
 *
 * <pre>{@code
 * GridWorld maze = GridWorld.builder("S.K\n..D\n..G")
 *         .tile('S', GridTile.named("start").asStart())
 *         .tile('K', GridTile.named("key").with(GridItem.of("key", ItemEffect.PICKUP)))
 *         .tile('D', GridTile.named("door").needing("key"))
 *         .tile('G', GridTile.named("goal").asTerminal())
 *         .slip(0.1, SlipMode.SIDEWAYS)
 *         .build(0.95);
 * World world = maze.world("Maze", "A key opens the door.");
 * }</pre>
 */
@NullMarked
package dev.goodhart.mdp;

import org.jspecify.annotations.NullMarked;

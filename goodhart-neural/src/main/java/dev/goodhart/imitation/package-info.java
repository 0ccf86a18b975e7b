/**
 * Imitation: a reward learned from demonstrations by telling expert from agent, and optimised while it is learned.
 *
 * <p>The discriminator's score must not be steep between the two, or the agent finds no slope to follow: off-policy imitation needs the
 * penalty on gradients (Blonde, Strasser and Kalousis 2022). The central types are {@link dev.goodhart.imitation.Discriminator} and
 * {@link dev.goodhart.imitation.Imitation}, which puts a learner before a reward that is learned.
 *
 * <pre>{@code
 * DiscriminatorSettings settings = DiscriminatorSettings.defaults();
 * try (Discriminator discriminator = new Discriminator(6, settings, random)) {
 *     discriminator.update(agentRows, expertRows, 64);
 *     discriminator.rewards(agentRows, 64, reward);
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.imitation;

import org.jspecify.annotations.NullMarked;

/**
 * Random numbers that can be stored and gone on with.
 *
 * <p>The central type is {@link dev.goodhart.random.ResumableRandom}. Seeds come from {@link dev.goodhart.study.SeedTree}.
 *
 * <pre>{@code
 * ResumableRandom random = new ResumableRandom(SeedTree.of("cart-pole").child(1).value());
 * double first = random.nextGaussian();
 * long stored = random.state();
 * double second = random.nextGaussian();
 * assert second == ResumableRandom.at(stored).nextGaussian();
 * }</pre>
 */
@NullMarked
package dev.goodhart.random;

import org.jspecify.annotations.NullMarked;

/**
 * Networks on libtorch: parameters, layers, optimisers, checkpoints.
 *
 * <p>libtorch differentiates; everything that would call it many times for little work is done on Java arrays beside it. The central
 * type is {@link dev.goodhart.network.Parameters}, which keeps one flat array of values and one of gradients: optimisers are loops over
 * them, {@link dev.goodhart.network.Mlp#apply} acts without a call into native code, checkpoints are copies.
 *
 * <p>Native memory is freed by scope: every training step opens a {@code PointerScope}, which closes all tensors made in it.
 *
 * <pre>{@code
 * try (Mlp net = Mlp.of("value", new int[] {4, 64, 64, 1}, Activation.TANH, Initialization.TORCH, random)) {
 *     Adam adam = new Adam(AdamSettings.defaults(), net.parameters());
 *     for (int step = 0; step < 1000; step++) {
 *         try (PointerScope scope = new PointerScope()) {
 *             net.forward(Tensors.of(inputs, 64, 4)).sub(Tensors.of(targets, 64, 1)).square().mean().backward();
 *         }
 *         adam.step();
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.network;

import org.jspecify.annotations.NullMarked;

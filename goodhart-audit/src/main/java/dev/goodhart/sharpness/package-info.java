/**
 * How sharp a reward is, where, and what that does to the value function.
 *
 * <p>A learned reward separates good from bad with ever sharper edges; a critic inherits them, and whoever follows its slope meets
 * nothing almost everywhere and a cliff at the edge (Blonde, Strasser and Kalousis 2022). The central type is
 * {@link dev.goodhart.sharpness.LipschitzAudit}, which needs no training: a reward, and points where it is used.
 *
 * <pre>{@code
 * ScalarField reward = (rows, n, out) -> {
 *     for (int i = 0; i < n; i++) {
 *         out[i] = Math.tanh(50 * rows[2 * i]);
 *     }
 * };
 * SlopeReport report = LipschitzAudit.of(FieldGradient.ofDifferences(reward, 2, 1e-5), points, n, 1.0);
 * double share = report.shareAbove();
 * double bound = ValueSharpness.sound(report.quantile(1), 0.99, 0.9);
 * }</pre>
 */
@NullMarked
package dev.goodhart.sharpness;

import org.jspecify.annotations.NullMarked;

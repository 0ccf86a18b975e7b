/**
 * Rewards that are linear in features, learned from comparisons without a network: P(a beats b) = sigmoid(w . (x_a - x_b)).
 *
 * <p>The central type is {@link dev.goodhart.linearreward.LinearBradleyTerry}.
 *
 * <pre>{@code
 * FeatureRows features = FeatureRows.dense(matrix);
 * LinearBradleyTerry learner = new LinearBradleyTerry(features.width(), 1e-3);
 * learner.adam(features, winners, losers, 300, 0.05);
 * double[] scores = features.times(learner.weights());
 * double accuracy = LinearBradleyTerry.accuracy(scores, winners, losers);
 * }</pre>
 */
@NullMarked
package dev.goodhart.linearreward;

import org.jspecify.annotations.NullMarked;

/**
 * Which turn earned the score of a whole run? Progress attribution learns to split one final reward over the turns of a run from nothing
 * but runs and their rewards (Wang, Leong, Wang, Wang and Li 2025, SPA-RL), and says how far the split can be trusted and farmed.
 *
 * <p>The central type is {@link dev.goodhart.attribution.ProgressAttribution}, which fits a
 * {@link dev.goodhart.attribution.ProgressEstimator}.
 *
 * <pre>{@code
 * List<ScoredRun> runs = ...;
 * ProgressEstimator estimator = ProgressAttribution.fit(runs, AttributionOptions.defaults());
 * List<StepContribution> steps = estimator.attribute(runs.getFirst());
 * double share = AttributionMeasures.lastTurnShare(estimator, runs);   // 1: nothing was attributed
 * NamedReward dense = estimator.on(world, (state, action) -> true);    // terms "progress" and "grounding"
 * }</pre>
 */
@NullMarked
package dev.goodhart.attribution;

import org.jspecify.annotations.NullMarked;

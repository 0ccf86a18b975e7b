/**
 * Reading what comparisons speak of: tables of features with a row for each item. Trajectories are read by
 * {@code dev.goodhart.trajectory.TrajectoryFile}, comparisons by {@code dev.goodhart.feedback.ComparisonFile}.
 *
 * <p>The central type is {@link dev.goodhart.preference.input.FeatureFile}.
 *
 * <pre>{@code
 * FeatureFile file = FeatureFile.read(Path.of("answers.csv"), FeatureColumns.defaults().withLength("tokens"));
 * KnownIds known = KnownIds.of("answers.csv", file.items().ids());
 * List<Comparison> comparisons = ComparisonFile.read(Path.of("comparisons.csv"), known);
 * RewardModel model = RewardModel.train(comparisons, file.items());
 * }</pre>
 */
@NullMarked
package dev.goodhart.preference.input;

import org.jspecify.annotations.NullMarked;

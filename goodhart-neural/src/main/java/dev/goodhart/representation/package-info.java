/**
 * What matters before how much: embeddings of trajectories learned from which of them people find alike, and rewards learned on top.
 *
 * <p>The central types are {@link dev.goodhart.representation.SimilarityRepresentation}, which learns a
 * {@link dev.goodhart.representation.TrajectoryEmbedding} from triplets (Bobu et al. 2023), and
 * {@link dev.goodhart.representation.PreferenceHead}, a linear reward on the frozen embedding.
 *
 * <pre>{@code
 * TrajectoryInputs inputs = TrajectoryInputs.resampled(trajectories, 20);
 * TripletRows triplets = TripletRows.of(answers, inputs);
 * try (TrajectoryEmbedding phi = SimilarityRepresentation.fit(inputs, triplets, RepresentationOptions.defaults(), random)) {
 *     double[][] points = phi.embed(inputs);
 *     PreferenceHead reward = PreferenceHead.fit(points, PreferenceRows.of(comparisons, inputs), 1e-2);
 *     double[] scores = reward.scores(points);
 *     phi.save(Path.of("phi.safetensors"));
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.representation;

import org.jspecify.annotations.NullMarked;

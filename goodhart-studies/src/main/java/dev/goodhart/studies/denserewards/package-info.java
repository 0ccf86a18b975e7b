/**
 * The study of dense rewards (Zhang 2025): rewards from the graph of what was seen, credit for the parts of a text, values carried
 * over to another world.
 *
 * <p>The central type is {@link dev.goodhart.studies.denserewards.DenseRewardsStudy}, a list of parts; each part brings its own arms,
 * claims and figures.
 *
 * <pre>{@code
 * DenseRewardsStudy study = new DenseRewardsStudy();
 * DenseRewardsSettings settings = study.settings(Scale.QUICK);
 * for (String arm : study.arms(settings)) {
 *     study.run(new Trial<>(study.id(), arm, 0, settings, recorder));
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.denserewards;

import org.jspecify.annotations.NullMarked;

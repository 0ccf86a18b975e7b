/**
 * STARC reward distances (Skalse et al. 2024): do they bound and predict regret where EPIC and DARD do not?
 *
 * <p>The central type is {@link dev.goodhart.studies.starc.StarcStudy}; the methods themselves are in
 * {@code dev.goodhart.comparison}.
 *
 * <pre>{@code
 * StarcStudy study = new StarcStudy();
 * StarcSettings settings = study.settings(Scale.QUICK);
 * for (String arm : study.arms(settings)) {
 *     study.run(new Trial<>(study.id(), arm, 0, settings, recorder));
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.starc;

import org.jspecify.annotations.NullMarked;

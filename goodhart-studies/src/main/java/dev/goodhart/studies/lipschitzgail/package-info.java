/**
 * The study of how sharp a learned reward may be (Blonde, Strasser and Kalousis 2022).
 *
 * <p>The central type is {@link dev.goodhart.studies.lipschitzgail.LipschitzGailStudy}; its arms are linear worlds with exact slopes, a
 * discriminator alone, and imitation of a puck's driver under penalties on gradients.
 *
 * <pre>{@code
 * LipschitzGailStudy study = new LipschitzGailStudy();
 * LipschitzGailSettings settings = study.settings(Scale.QUICK);
 * study.run(new Trial<>(study.id(), LipschitzGailStudy.WORLDS, 0, settings, recorder));
 * Judgement c1 = study.claims().getFirst().judge(evidence);
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.lipschitzgail;

import org.jspecify.annotations.NullMarked;

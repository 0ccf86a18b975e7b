/**
 * The study of evaluation gaps: does a metric serve what is valued, and does the survey instrument find what was planted?
 *
 * <p>The central type is {@link dev.goodhart.studies.evaluationgap.EvaluationGapStudy}; each of its arms is one part of the study.
 *
 * <pre>{@code
 * EvaluationGapStudy study = new EvaluationGapStudy();
 * EvaluationGapSettings settings = study.settings(Scale.QUICK);
 * study.run(new Trial<>(study.id(), EvaluationGapStudy.EXACT, 0, settings, recorder));
 * Judgement c1 = study.claims().getFirst().judge(evidence);
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.evaluationgap;

import org.jspecify.annotations.NullMarked;

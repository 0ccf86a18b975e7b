/**
 * The study of judges that cross languages (Chung and Freienthal 2026): published ratings recomputed, and a simulated transfer in which the
 * same dialogues are rendered in four languages and scored by a judge that knows one of them.
 *
 * <p>The central type is {@link dev.goodhart.studies.judgestability.JudgeStabilityStudy}; each of its arms is one part of the study.
 *
 * <pre>{@code
 * JudgeStabilityStudy study = new JudgeStabilityStudy();
 * JudgeStabilityStudySettings settings = study.settings(Scale.QUICK);
 * study.run(new Trial<>(study.id(), JudgeStabilityStudy.TRANSFER, 0, settings, recorder));
 * Judgement c3 = study.claims().get(2).judge(evidence);
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.judgestability;

import org.jspecify.annotations.NullMarked;

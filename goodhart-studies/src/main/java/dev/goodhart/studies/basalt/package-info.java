/**
 * The study of rating agents by pairwise human judgement (Shah et al. 2021, the MineRL BASALT competition): exact ratings, ratings that
 * do not depend on the order of the matches, which pair to ask next, and judges who are not to be relied on.
 *
 * <p>The central type is {@link dev.goodhart.studies.basalt.BasaltStudy}; each of its arms is one part of the study.
 *
 * <pre>{@code
 * BasaltStudy study = new BasaltStudy();
 * BasaltSettings settings = study.settings(Scale.QUICK);
 * study.run(new Trial<>(study.id(), BasaltStudy.JUDGES, 0, settings, recorder));
 * Judgement c4 = study.claims().getLast().judge(evidence);
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.basalt;

import org.jspecify.annotations.NullMarked;

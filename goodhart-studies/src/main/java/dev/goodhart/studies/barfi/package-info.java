/**
 * The study of behaviour alignment: learned rewards against naive sums and potential-based shaping, with good and bad heuristics and with
 * learners whose updates are biased.
 *
 * <pre>{@code
 * Study<BarfiSettings> study = new BarfiStudy();
 * BarfiSettings settings = study.settings(Scale.QUICK);
 * study.arms(settings).forEach(arm -> study.run(new Trial<>(study.id(), arm, 0, settings, recorder)));
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.barfi;

import org.jspecify.annotations.NullMarked;

/**
 * The study of the off-switch game (Hadfield-Menell, Dragan, Abbeel and Russell 2017): when does an agent prefer to be
 * overseen?
 *
 * <p>The central type is {@link dev.goodhart.studies.offswitch.OffSwitchStudy}; each of its arms is one part of the study.
 *
 * <pre>{@code
 * OffSwitchStudy study = new OffSwitchStudy();
 * OffSwitchSettings settings = study.settings(Scale.QUICK);
 * study.run(new Trial<>(study.id(), OffSwitchStudy.SURFACES, 0, settings, recorder));
 * Judgement c1 = study.claims().getFirst().judge(evidence);
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.offswitch;

import org.jspecify.annotations.NullMarked;

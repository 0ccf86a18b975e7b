/**
 * What progress attribution attributes, what it is worth to a learner, and how it is farmed: the study of Wang, Leong, Wang, Wang and Li
 * 2025, SPA-RL, on a world of 40 states that is solved exactly.
 *
 * <p>The central type is {@link dev.goodhart.studies.sparl.SpaRlStudy}, its world {@link dev.goodhart.studies.sparl.ErrandWorld}.
 *
 * <pre>{@code
 * double[] policy = ErrandWorld.noisyExpertPolicy(0.5);
 * double success = ErrandValues.of(policy).success();   // 0.075395
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.sparl;

import org.jspecify.annotations.NullMarked;

/**
 * How hard a learned score may be optimised: exact and estimated best-of-n, the laws of over-optimisation and their peaks, accuracy on pairs in
 * and off distribution, and an audit of whole populations of runs.
 *
 * <p>{@link dev.goodhart.overoptimization.ObjectiveMismatchAudit} is for runs that were logged,
 * {@link dev.goodhart.overoptimization.SampleAudit} for scored samples of one policy, the others are their parts.
 *
 * <pre>{@code
 * BestOfNCurve curve = BestOfNCurve.of(proxyOfSamples);
 * double gold = curve.mean(16, goldOfSamples);
 * LawFit fit = LawFit.of(LawForm.BEST_OF_N, distances, gains);
 * AlignmentCeiling ceiling = AlignmentCeiling.of(fit, 1);
 * if (ceiling.turnover() == AlignmentCeiling.Turnover.OBSERVED) {
 *     stopAt(ceiling.klBudget());
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.overoptimization;

import org.jspecify.annotations.NullMarked;

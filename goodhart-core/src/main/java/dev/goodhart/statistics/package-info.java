/**
 * What a handful of seeds can and cannot show: robust averages, intervals, comparisons of two methods, correlations.
 *
 * <p>The central type is {@link dev.goodhart.statistics.Bootstrap}; every method that samples takes its generator.
 *
 * <pre>{@code
 * Bootstrap bootstrap = Bootstrap.of(random);
 * Interval returns = bootstrap.interval(evidence.metric("shaped", "return"), Statistic.INTERQUARTILE_MEAN);
 * PermutationTest test = PermutationTest.paired(shaped, plain, Alternative.GREATER, random);
 * boolean better = returns.low() > 0 && test.pValue() < 0.05;
 * }</pre>
 */
@NullMarked
package dev.goodhart.statistics;

import org.jspecify.annotations.NullMarked;

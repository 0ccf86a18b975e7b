/**
 * Comparisons from an order of importance instead of weights (Bukharin et al. 2023): factors of behaviour are compared level by level,
 * the most important first, and a difference within a factor's margin leaves the decision to the next.
 *
 * <p>The central types are {@link dev.goodhart.hierarchy.FactorHierarchy}, what is more important than what;
 * {@link dev.goodhart.hierarchy.HierarchicalJudge}, which decides pairs; and {@link dev.goodhart.hierarchy.HierarchyAudit}, which says
 * before anything is trained on the decisions what they are worth.
 *
 * <pre>{@code
 * HierarchicalComparison comparison = HierarchicalComparison.of(
 *         List.of(Factor.lower("blocked"), Factor.lower("queue"), Factor.lower("switches")),
 *         List.of(Margin.standardDeviations(0.5), Margin.standardDeviations(0.5), Margin.NONE));
 * HierarchicalJudge judge = comparison.on(Path.of("runs.csv"));
 * DecidedPairs decided = judge.randomPairs(3000, random);
 * LevelUsage usage = decided.usage(judge.hierarchy());
 * List<Comparison> comparisons = decided.comparisons(judge.pool(), "hierarchy");
 * }</pre>
 */
@NullMarked
package dev.goodhart.hierarchy;

import org.jspecify.annotations.NullMarked;

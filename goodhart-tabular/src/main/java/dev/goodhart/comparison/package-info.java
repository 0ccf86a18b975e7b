/**
 * How far apart two rewards are in what they ask for, and what optimising one costs the other.
 *
 * <p>The central types are {@link dev.goodhart.comparison.RewardComparator} (distances, Skalse et al. 2024),
 * {@link dev.goodhart.comparison.WorstCaseRegret} (exact) and {@link dev.goodhart.comparison.AchievableRegion} (every pair of
 * returns that some policy reaches).
 *
 * <pre>{@code
 * RewardComparator comparator = new RewardComparator(mdp);
 * double d = comparator.distance(intended, proxy);           // STARC VAL-2-2, in [0, 2]
 * PolicyOrdering order = comparator.ordering(intended, proxy);
 * WorstCaseRegret regret = WorstCaseRegret.of(mdp, intended, proxy);
 * }</pre>
 */
@NullMarked
package dev.goodhart.comparison;

import org.jspecify.annotations.NullMarked;

package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Distances between the rewards of one world (Skalse et al. 2024).
 *
 * <p>A STARC distance is 0 exactly when two rewards order all policies alike, and bounds worst-case regret from both sides. How
 * it can mislead: it averages over all states and actions alike, also those that a good policy never meets and those that no
 * policy reaches from the start; ask {@link WorstCaseRegret} for the exact worst case. Not safe for use by several threads at once.
 */
public final class RewardComparator {
    /** A canonical reward below this share of the raw one counts as rounding. */
    public static final double TRIVIAL = 1e-9;

    /** A distance below this counts as none. */
    public static final double SAME = 1e-7;

    private final Canonicalizer canonicalizer;

    /**
     * Makes a comparator that levels with the uniform policy.
     *
     * @param mdp the world
     */
    public RewardComparator(TabularMdp mdp) {
        this(mdp, TabularPolicy.uniform(mdp));
    }

    /**
     * Makes a comparator.
     *
     * @param mdp the world
     * @param policy the policy that both rewards are levelled with
     */
    public RewardComparator(TabularMdp mdp, TabularPolicy policy) {
        this.canonicalizer = new Canonicalizer(mdp, policy);
    }

    /**
     * The STARC VAL-2-2 distance.
     *
     * @param first a reward
     * @param second a reward
     * @return the distance in [0, 2]; 1 when exactly one of them is trivial, 0 when both are
     */
    public double distance(TabularReward first, TabularReward second) {
        return distance(StarcMetric.VAL, first, second);
    }

    /**
     * A distance.
     *
     * @param metric which one
     * @param first a reward
     * @param second a reward
     * @return the distance, at least 0
     */
    public double distance(StarcMetric metric, TabularReward first, TabularReward second) {
        return between(metric, standardize(metric, first), standardize(metric, second));
    }

    /**
     * All distances among several rewards.
     *
     * @param metric which distance
     * @param rewards the rewards
     * @return {@code [rewards][rewards]} symmetric, zero diagonal
     */
    public double[][] matrix(StarcMetric metric, List<TabularReward> rewards) {
        List<StandardizedReward> standardized =
                rewards.stream().map(r -> standardize(metric, r)).toList();
        double[][] matrix = new double[rewards.size()][rewards.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = i + 1; j < matrix.length; j++) {
                matrix[i][j] = between(metric, standardized.get(i), standardized.get(j));
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /**
     * The canonical reward divided by its norm, s(R).
     *
     * @param metric how
     * @param reward a reward
     * @return the standardized reward
     */
    public StandardizedReward standardize(StarcMetric metric, TabularReward reward) {
        TabularReward canonical = canonicalizer.canonicalize(metric.canonicalization(), reward);
        double norm = metric.normalizer().of(canonicalizer.mdp(), canonical);
        boolean trivial = metric.normalizer() != RewardNorm.NONE && isRounding(metric, reward, canonical, norm);
        return new StandardizedReward(canonical.times(trivial ? 0 : 1 / norm), norm, trivial);
    }

    /** VAL and MINIMAL read possible transitions only, so their rounding is measured by what is paid there. */
    private boolean isRounding(StarcMetric metric, TabularReward reward, TabularReward canonical, double norm) {
        TabularMdp mdp = canonicalizer.mdp();
        return switch (metric.canonicalization()) {
            case VAL, MINIMAL ->
                RewardNorm.WEIGHTED_LINF.of(mdp, canonical) <= TRIVIAL * RewardNorm.WEIGHTED_LINF.of(mdp, reward);
            case VAL_POTENTIAL, MINIMAL_POTENTIAL, EPIC, DARD, NONE ->
                norm <= TRIVIAL * metric.normalizer().of(mdp, reward);
        };
    }

    /**
     * How two rewards order the policies.
     *
     * @param first a reward
     * @param second a reward
     * @return the relation of their policy orders
     */
    public PolicyOrdering ordering(TabularReward first, TabularReward second) {
        return ordering(standardize(StarcMetric.VAL, first), standardize(StarcMetric.VAL, second));
    }

    /**
     * How two rewards order the policies.
     *
     * @param first a reward standardized by this comparator and {@link StarcMetric#VAL}
     * @param second a reward standardized alike
     * @return the relation of their policy orders
     */
    public PolicyOrdering ordering(StandardizedReward first, StandardizedReward second) {
        if (first.trivial() || second.trivial()) {
            return first.trivial() && second.trivial()
                    ? PolicyOrdering.BOTH_TRIVIAL
                    : first.trivial() ? PolicyOrdering.FIRST_TRIVIAL : PolicyOrdering.SECOND_TRIVIAL;
        }
        double apart = between(StarcMetric.VAL, first, second);
        double mirrored = RewardNorm.L2.of(canonicalizer.mdp(), first.reward().plus(second.reward()));
        return apart <= SAME
                ? PolicyOrdering.SAME
                : mirrored <= SAME ? PolicyOrdering.OPPOSITE : PolicyOrdering.DIFFERENT;
    }

    /**
     * How much every state and action adds to the squared VAL distance.
     *
     * @param first a reward
     * @param second a reward
     * @return {@code [states * actions]} summing to the squared distance
     */
    public double[] contributions(TabularReward first, TabularReward second) {
        double[] a = standardize(StarcMetric.VAL, first).reward().stateAction();
        double[] b = standardize(StarcMetric.VAL, second).reward().stateAction();
        int states = canonicalizer.mdp().states();
        return IntStream.range(0, a.length)
                .mapToDouble(i -> states * (a[i] - b[i]) * (a[i] - b[i]))
                .toArray();
    }

    /**
     * Fails unless two rewards order all policies alike; for use in tests of reward code.
     *
     * @param first a reward
     * @param second a reward
     * @param tolerance largest accepted VAL distance
     * @throws AssertionError if they are further apart
     */
    public void assertEquivalent(TabularReward first, TabularReward second, double tolerance) {
        double distance = distance(first, second);
        if (!(distance <= tolerance)) {
            throw new AssertionError("The rewards must order all policies alike; their STARC distance is " + distance
                    + ", more than " + tolerance);
        }
    }

    /**
     * The distance of two rewards that were standardized before, by this comparator and the same metric: what a comparison of one
     * reward with many needs.
     *
     * @param metric which distance
     * @param first a standardized reward
     * @param second a standardized reward
     * @return the distance, at least 0
     */
    public double between(StarcMetric metric, StandardizedReward first, StandardizedReward second) {
        if (first.trivial() && second.trivial()) {
            return 0;
        }
        return metric.distance()
                .of(canonicalizer.mdp(), first.reward().plus(second.reward().times(-1)));
    }
}

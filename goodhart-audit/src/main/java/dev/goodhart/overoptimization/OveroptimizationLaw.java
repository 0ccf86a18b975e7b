package dev.goodhart.overoptimization;

import java.util.Optional;

/**
 * How the gold reward depends on the distance from the initial policy when a proxy is optimised (Gao, Schulman and Hilton 2022).
 *
 * <p>The distance is {@code d = sqrt(KL(pi || pi0))}, in square roots of nats; the gain R is measured from the initial policy, R(0) = 0. The two
 * forms are not interchangeable: one was found for best-of-n, the other for reinforcement learning.
 */
public sealed interface OveroptimizationLaw permits BestOfNLaw, RlLaw {
    /** {@return gold gained per unit of d at first (best-of-n), or at d = 1 (reinforcement learning)} */
    double alpha();

    /** {@return how fast the gain per unit of d falls; without a peak when not above 0} */
    double beta();

    /** {@return which of the two it is} */
    LawForm form();

    /**
     * The gain at a distance.
     *
     * @param d distance, at least 0
     * @return R(d)
     */
    double predict(double d);

    /**
     * Where the gain is highest.
     *
     * @return the peak over d of at least 0; none when beta is not above 0 or the peak lies beyond all numbers. Whether data reach so far is not
     *     its concern: see {@link AlignmentCeiling}
     */
    Optional<Peak> peak();

    /**
     * Where the gain is highest short of a distance.
     *
     * @param reach the distance, above 0
     * @return the peak if it lies before the reach; the start, with a gain of 0, if gold only falls; none if gold is highest at the reach
     */
    default Optional<Peak> peakWithin(double reach) {
        Optional<Peak> inside = peak().filter(peak -> peak.d() < reach);
        return beta() > 0 || predict(reach) >= 0 ? inside : Optional.of(new Peak(0, 0));
    }

    /**
     * The law of k rounds, each beginning at the policy of the one before with a proxy learned anew, under the assumption that distances add:
     * {@code R_k(d) = k R(d / k)}. For reinforcement learning that is {@code d (alpha - beta log d + beta log k)}. An extrapolation of the
     * paper's authors, not a finding.
     *
     * @param rounds k, at least 1
     * @return the law over the total distance
     */
    OveroptimizationLaw iterated(int rounds);

    /**
     * The peak of a law.
     *
     * @param d the distance
     * @param gain the gain there, the ceiling
     */
    record Peak(double d, double gain) {
        /** {@return the KL to spend, in nats} */
        public double klBudget() {
            return d * d;
        }
    }
}

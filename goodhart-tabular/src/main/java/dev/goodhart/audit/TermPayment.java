package dev.goodhart.audit;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.RewardTerm;

/**
 * What one term of the proxy pays, in discounted return from the start.
 *
 * @param term the term
 * @param toProxyOptimal what the (intended-worst) proxy-optimal policy earns by it
 * @param toIntendedOptimal what the intended-optimal policy earns by it
 * @param shaping whether the term changes no policy's rank (it is potential shaping or constant)
 * @param perState {@code [states]} what the proxy-optimal policy earns by it, by the state that is left
 */
public record TermPayment(
        RewardTerm term, double toProxyOptimal, double toIntendedOptimal, boolean shaping, double[] perState) {
    /** {@return how much more the term pays for the proxy-optimal policy: above zero when it pays for the wrong behaviour} */
    public double temptation() {
        return toProxyOptimal - toIntendedOptimal;
    }

    static TermPayment of(
            TabularMdp mdp, RewardTerm term, double[] proxyVisits, double[] intendedVisits, boolean shaping) {
        double[] expected = term.weighted().expected(mdp);
        double[] perState = new double[mdp.states()];
        double proxy = 0;
        double intended = 0;
        for (int row = 0; row < expected.length; row++) {
            proxy += proxyVisits[row] * expected[row];
            intended += intendedVisits[row] * expected[row];
            perState[row / mdp.actions()] += proxyVisits[row] * expected[row];
        }
        return new TermPayment(term, proxy, intended, shaping, perState);
    }
}

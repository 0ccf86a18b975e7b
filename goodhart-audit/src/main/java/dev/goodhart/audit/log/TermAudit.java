package dev.goodhart.audit.log;

import dev.goodhart.statistics.Interval;

/**
 * What a log says of one term.
 *
 * @param name the term
 * @param weight what it is multiplied by
 * @param mean what it pays in an episode, weighted, on average
 * @param share its part of what all terms pay and take together: mean over the sum of the terms' mean absolute payments
 * @param variance its part of the proxy's variance between episodes, cov(term, proxy) / var(proxy); parts sum to 1, and one that
 *     works against the others is negative
 * @param varies whether it differs between episodes
 * @param correlation with the intended score, over episodes, with its 95 % interval; NaN without a score
 * @param partial the same given the other terms
 * @param telescoping whether it cancels out over the steps of an episode as a potential does
 */
public record TermAudit(
        String name,
        double weight,
        double mean,
        double share,
        double variance,
        boolean varies,
        Interval correlation,
        Interval partial,
        Telescoping telescoping) {
    private static final double DOMINATES = 0.5;

    /** {@return whether more than half of the proxy's variance between episodes comes from it} */
    public boolean dominates() {
        return variance > DOMINATES;
    }

    /** {@return whether episodes with more of it, other terms being equal, have less of what was intended, beyond doubt at 95 %} */
    public boolean pullsAgainst() {
        return Double.isNaN(partial.estimate()) ? correlation.high() < 0 : partial.high() < 0;
    }
}

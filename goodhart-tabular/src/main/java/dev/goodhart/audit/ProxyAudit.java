package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.comparison.PolicyOrdering;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.reward.NamedReward;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an audit found about one proxy.
 *
 * @param intended what is wanted
 * @param proxy what is proposed for optimisation
 * @param verdict whether it may be optimised
 * @param distances distances to the intended reward
 * @param ordering how the two order the policies
 * @param worstCase the exact worst-case regret with its witnesses
 * @param optimum what the intended reward thinks of the proxy's optimum
 * @param region the achievable region, coordinates in shares of the ranges
 * @param uniform the uniform policy in the region
 * @param pressure the Goodhart curve of maximum-entropy policies, null for a trivial proxy
 * @param learner the Goodhart curve of a Q-learner, null when none was trained
 * @param payments what each term pays
 * @param path the typical path of the (intended-worst) proxy-optimal policy
 * @param proxyVisits {@code [states * actions]} discounted visits of that policy
 * @param intendedVisits {@code [states * actions]} discounted visits of the intended-optimal policy
 * @param shapingForm the proxy as scaled and shaped intended reward, null unless equivalent
 * @param findings what was found, worst first
 * @param remedies changes that make the proxy sound, nearest to the intended reward first; empty for a sound proxy
 */
public record ProxyAudit(
        NamedReward intended,
        NamedReward proxy,
        AuditVerdict verdict,
        Distances distances,
        PolicyOrdering ordering,
        WorstCaseRegret worstCase,
        ProxyOptimum optimum,
        AchievableRegion region,
        Point uniform,
        @Nullable PressureCurve pressure,
        @Nullable PressureCurve learner,
        List<TermPayment> payments,
        TypicalPath path,
        double[] proxyVisits,
        double[] intendedVisits,
        @Nullable ShapingForm shapingForm,
        List<Finding> findings,
        List<Remedy> remedies) {
    /**
     * Distances with L2 norms, each in [0, 2].
     *
     * @param val STARC with value-adjusted levelling
     * @param minimal STARC with the minimal canonicalisation
     * @param epic EPIC, without a regret guarantee
     * @param dard DARD, without a regret guarantee; NaN when the world is too large for it
     */
    public record Distances(double val, double minimal, double epic, double dard) {}

    /**
     * A policy in the region, in shares.
     *
     * @param proxy its proxy return
     * @param intended its intended return
     */
    public record Point(double proxy, double intended) {}

    /** Copies the lists. */
    public ProxyAudit {
        payments = List.copyOf(payments);
        findings = List.copyOf(findings);
        remedies = List.copyOf(remedies);
    }
}

package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.comparison.PolicyOrdering;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Audits one proxy against the intended reward of a finite world. */
public final class RewardAudit {
    private static final long DARD_LIMIT = 40_000_000;

    private final World world;
    private final TabularMdp mdp;
    private final NamedReward intended;
    private final NamedReward proxy;
    private final AuditSettings settings;
    private final RewardComparator comparator;

    private RewardAudit(World world, NamedReward intended, NamedReward proxy, AuditSettings settings) {
        this.world = world;
        this.mdp = world.mdp();
        this.intended = intended;
        this.proxy = proxy;
        this.settings = settings;
        this.comparator = new RewardComparator(mdp);
    }

    /**
     * Audits a proxy.
     *
     * @param world what happens
     * @param intended what is wanted; it must not let all policies tie
     * @param proxy what is proposed for optimisation
     * @param settings how
     * @return everything found
     * @throws IllegalArgumentException if the intended reward lets all policies tie
     */
    public static ProxyAudit of(World world, NamedReward intended, NamedReward proxy, AuditSettings settings) {
        return new RewardAudit(world, intended, proxy, settings).run();
    }

    private ProxyAudit run() {
        PolicyOrdering ordering = comparator.ordering(intended.total(), proxy.total());
        if (ordering == PolicyOrdering.FIRST_TRIVIAL || ordering == PolicyOrdering.BOTH_TRIVIAL) {
            throw new IllegalArgumentException("The intended reward '" + intended.name()
                    + "' lets all policies tie, so that nothing can be said of a proxy\n"
                    + "Maybe its terms never apply, or pay the same whatever is done.");
        }
        double precision = settings.region().precision();
        double[] r1 = intended.total().expected(mdp);
        double[] r2 = proxy.total().expected(mdp);
        AchievableRegion region = AchievableRegion.of(mdp, intended.total(), proxy.total(), settings.region());
        Evaluation uniform = Evaluation.of(mdp, TabularPolicy.uniform(mdp));
        IntendedScale scale = new IntendedScale(r1, region.intendedOptimal(), uniform.expectedReturn(r1));
        ProxyOptimum optimum = ProxyOptimum.of(mdp, scale, region);
        AuditVerdict verdict = verdict(ordering, optimum);
        double[] proxyVisits =
                Evaluation.of(mdp, region.worstOfProxyOptimal().policy()).occupancy();
        double[] intendedVisits =
                Evaluation.of(mdp, region.intendedOptimal().policy()).occupancy();
        List<TermPayment> payments = proxy.terms().stream()
                .map(term -> TermPayment.of(mdp, term, proxyVisits, intendedVisits, isShaping(term)))
                .toList();
        PressureCurves curves = new PressureCurves(mdp, r1, r2, region);
        boolean trivial = verdict == AuditVerdict.TRIVIAL;
        @Nullable
        PressureCurve pressure = trivial ? null : curves.maximumEntropy(settings.pressures(), settings.softTolerance());
        @Nullable
        PressureCurve learner =
                trivial || settings.learnerSteps() == 0 ? null : curves.learner(proxy.total(), settings);
        List<Remedy> remedies = verdict.acceptable() || trivial
                ? List.of()
                : new RemedySearch(world, intended, proxy, scale, settings, comparator).run(payments);
        ProxyAudit found = new ProxyAudit(
                intended,
                proxy,
                verdict,
                distances(),
                ordering,
                WorstCaseRegret.of(mdp, intended.total(), proxy.total(), precision),
                optimum,
                region,
                new ProxyAudit.Point(
                        region.proxyRange().share(uniform.expectedReturn(r2)),
                        region.intendedRange().share(Backup.dot(mdp.start(), uniform.values(r1)))),
                pressure,
                learner,
                payments,
                TypicalPath.of(mdp, region.worstOfProxyOptimal()),
                proxyVisits,
                intendedVisits,
                ordering == PolicyOrdering.SAME ? ShapingForm.of(mdp, intended.total(), proxy.total()) : null,
                List.of(),
                remedies);
        return Findings.addTo(world, found, settings.tolerance());
    }

    private AuditVerdict verdict(PolicyOrdering ordering, ProxyOptimum optimum) {
        return switch (ordering) {
            case SAME -> AuditVerdict.EQUIVALENT;
            case OPPOSITE -> AuditVerdict.OPPOSITE;
            case SECOND_TRIVIAL, FIRST_TRIVIAL, BOTH_TRIVIAL -> AuditVerdict.TRIVIAL;
            case DIFFERENT -> optimum.verdict(settings.tolerance());
        };
    }

    private boolean isShaping(RewardTerm term) {
        return term.weight() == 0
                || comparator.standardize(StarcMetric.VAL, term.reward()).trivial();
    }

    private ProxyAudit.Distances distances() {
        TabularReward first = intended.total();
        TabularReward second = proxy.total();
        return new ProxyAudit.Distances(
                comparator.distance(StarcMetric.VAL, first, second),
                comparator.distance(StarcMetric.MINIMAL, first, second),
                comparator.distance(StarcMetric.EPIC, first, second),
                dardFits() ? comparator.distance(StarcMetric.DARD, first, second) : Double.NaN);
    }

    /** DARD joins every state with those that share a successor with it; the estimate is successors per row, squared, per pair. */
    private boolean dardFits() {
        double perRow = (double) mdp.transitions() / (mdp.states() * mdp.actions());
        double neighbours = Math.min(mdp.states(), perRow * perRow * mdp.actions());
        return neighbours * mdp.states() * mdp.actions() <= DARD_LIMIT;
    }
}

package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.comparison.PolicyOrdering;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.StandardizedReward;
import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.comparison.TwoRewards;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Audits proxies against the intended reward of a finite world. */
public final class RewardAudit {
    private static final long DARD_LIMIT = 40_000_000;

    private static final List<StarcMetric> METRICS =
            List.of(StarcMetric.VAL, StarcMetric.MINIMAL, StarcMetric.EPIC, StarcMetric.DARD);

    private final World world;
    private final TabularMdp mdp;
    private final NamedReward intended;
    private final AuditSettings settings;
    private final Map<StarcMetric, StandardizedReward> standardIntended = new HashMap<>();

    private RewardAudit(World world, NamedReward intended, AuditSettings settings) {
        this.world = world;
        this.mdp = world.mdp();
        this.intended = intended;
        this.settings = settings;
        RewardComparator comparator = new RewardComparator(mdp);
        for (StarcMetric metric : METRICS) {
            if (!metric.equals(StarcMetric.DARD) || dardFits()) {
                standardIntended.put(metric, comparator.standardize(metric, intended.total()));
            }
        }
    }

    /**
     * Prepares audits against one intended reward.
     *
     * @param world what happens
     * @param intended what is wanted; it must not let all policies tie
     * @param settings how
     * @return the audit, for any number of proxies; it may be shared by threads
     * @throws IllegalArgumentException if the intended reward lets all policies tie
     */
    public static RewardAudit against(World world, NamedReward intended, AuditSettings settings) {
        RewardAudit audit = new RewardAudit(world, intended, settings);
        if (Objects.requireNonNull(audit.standardIntended.get(StarcMetric.VAL)).trivial()) {
            throw new IllegalArgumentException("The intended reward '" + intended.name()
                    + "' lets all policies tie, so that nothing can be said of a proxy\n"
                    + "Maybe its terms never apply, or pay the same whatever is done.");
        }
        return audit;
    }

    /**
     * Audits one proxy.
     *
     * @param world what happens
     * @param intended what is wanted; it must not let all policies tie
     * @param proxy what is proposed for optimisation
     * @param settings how
     * @return everything found
     * @throws IllegalArgumentException if the intended reward lets all policies tie
     */
    public static ProxyAudit of(World world, NamedReward intended, NamedReward proxy, AuditSettings settings) {
        return against(world, intended, settings).audit(proxy);
    }

    /**
     * Audits a proxy.
     *
     * @param proxy what is proposed for optimisation
     * @return everything found
     */
    public ProxyAudit audit(NamedReward proxy) {
        RewardComparator comparator = new RewardComparator(mdp);
        PolicyOrdering ordering = comparator.ordering(intended.total(), proxy.total());
        double precision = settings.region().precision();
        double[] r1 = intended.total().expected(mdp);
        double[] r2 = proxy.total().expected(mdp);
        TwoRewards rewards = new TwoRewards(mdp, intended.total(), proxy.total(), precision);
        AchievableRegion region = AchievableRegion.of(rewards, settings.region());
        Evaluation uniform = Evaluation.of(mdp, TabularPolicy.uniform(mdp));
        IntendedScale scale = new IntendedScale(r1, region.intendedOptimal(), uniform.expectedReturn(r1));
        ProxyOptimum optimum = ProxyOptimum.of(mdp, scale, region, precision);
        AuditVerdict verdict = verdict(ordering, optimum);
        double[] proxyVisits =
                Evaluation.of(mdp, region.worstOfProxyOptimal(), precision).occupancy();
        double[] intendedVisits =
                Evaluation.of(mdp, region.intendedOptimal(), precision).occupancy();
        List<TermPayment> payments = proxy.terms().stream()
                .map(term -> TermPayment.of(mdp, term, proxyVisits, intendedVisits, isShaping(comparator, term)))
                .toList();
        PressureCurves curves = new PressureCurves(mdp, r1, r2, region, precision);
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
                distances(comparator, proxy.total()),
                ordering,
                WorstCaseRegret.of(rewards),
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

    private static boolean isShaping(RewardComparator comparator, RewardTerm term) {
        return term.weight() == 0
                || comparator.standardize(StarcMetric.VAL, term.reward()).trivial();
    }

    private ProxyAudit.Distances distances(RewardComparator comparator, TabularReward proxy) {
        double[] distance = new double[METRICS.size()];
        for (int i = 0; i < distance.length; i++) {
            StarcMetric metric = METRICS.get(i);
            StandardizedReward standard = standardIntended.get(metric);
            distance[i] = standard == null
                    ? Double.NaN
                    : comparator.between(metric, standard, comparator.standardize(metric, proxy));
        }
        return new ProxyAudit.Distances(distance[0], distance[1], distance[2], distance[3]);
    }

    /** DARD joins every state with those that share a successor with it; the estimate is successors per row, squared, per pair. */
    private boolean dardFits() {
        double perRow = (double) mdp.transitions() / (mdp.states() * mdp.actions());
        double neighbours = Math.min(mdp.states(), perRow * perRow * mdp.actions());
        return neighbours * mdp.states() * mdp.actions() <= DARD_LIMIT;
    }
}

package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.comparison.PlannedReward;
import dev.goodhart.comparison.PolicyOrdering;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.StandardizedReward;
import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.comparison.TwoRewards;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
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
    private final Map<StarcMetric, StandardizedReward> standardIntended;
    private final IntendedScale scale;
    private final double[] intendedVisits;

    private RewardAudit(World world, NamedReward intended, AuditSettings settings) {
        this.world = world;
        this.mdp = world.mdp();
        this.intended = intended;
        this.settings = settings;
        // Half of the work before the first proxy, and nothing else runs yet.
        ForkJoinTask<Map<StarcMetric, StandardizedReward>> standard =
                ForkJoinPool.commonPool().submit(() -> standardized(new RewardComparator(mdp), intended.total()));
        PlannedReward planned =
                PlannedReward.of(mdp, intended.total(), settings.region().precision());
        this.scale = new IntendedScale(
                planned, Evaluation.of(mdp, TabularPolicy.uniform(mdp)).expectedReturn(planned.expected()));
        this.intendedVisits =
                Evaluation.of(mdp, planned.best(), planned.precision()).occupancy();
        this.standardIntended = standard.join();
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
        if (val(audit.standardIntended).trivial()) {
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
        Map<StarcMetric, StandardizedReward> standard = standardized(comparator, proxy.total());
        PolicyOrdering ordering = comparator.ordering(val(standardIntended), val(standard));
        ProxyAudit.Distances distances = distances(comparator, standard);
        double precision = settings.region().precision();
        double[] expected = proxy.total().expected(mdp);
        TwoRewards rewards = new TwoRewards(mdp, scale.intended(), proxy.total());
        AchievableRegion region = AchievableRegion.of(rewards, settings.region());
        ProxyOptimum optimum = ProxyOptimum.of(mdp, scale, region, precision);
        AuditVerdict verdict = verdict(ordering, optimum);
        double[] proxyVisits =
                Evaluation.of(mdp, region.worstOfProxyOptimal(), precision).occupancy();
        List<TermPayment> payments = proxy.terms().stream()
                .map(term -> TermPayment.of(mdp, term, proxyVisits, intendedVisits, isShaping(comparator, term)))
                .toList();
        PressureCurves curves = new PressureCurves(mdp, scale.expected(), expected, region, precision);
        boolean trivial = verdict == AuditVerdict.TRIVIAL;
        @Nullable PressureCurve pressure = trivial ? null : curves.maximumEntropy(val(standard), settings);
        @Nullable
        PressureCurve learner =
                trivial || settings.learnerSteps() == 0 ? null : curves.learner(proxy.total(), settings);
        List<Remedy> remedies = verdict.acceptable() || trivial
                ? List.of()
                : new RemedySearch(
                                world,
                                intended,
                                proxy,
                                scale,
                                settings,
                                comparator,
                                val(standardIntended),
                                region.worstOfProxyOptimal())
                        .run(payments, distances.val());
        ProxyAudit found = new ProxyAudit(
                intended,
                proxy,
                verdict,
                distances,
                ordering,
                WorstCaseRegret.of(rewards),
                optimum,
                region,
                new ProxyAudit.Point(
                        region.proxyRange()
                                .share(Evaluation.of(mdp, TabularPolicy.uniform(mdp))
                                        .expectedReturn(expected)),
                        region.intendedRange().share(scale.uniformReturn())),
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

    private Map<StarcMetric, StandardizedReward> standardized(RewardComparator comparator, TabularReward reward) {
        Map<StarcMetric, StandardizedReward> standardized = new HashMap<>();
        for (StarcMetric metric : METRICS) {
            if (!metric.equals(StarcMetric.DARD) || dardFits()) {
                standardized.put(metric, comparator.standardize(metric, reward));
            }
        }
        return standardized;
    }

    private static StandardizedReward val(Map<StarcMetric, StandardizedReward> standardized) {
        return Objects.requireNonNull(standardized.get(StarcMetric.VAL));
    }

    private ProxyAudit.Distances distances(RewardComparator comparator, Map<StarcMetric, StandardizedReward> standard) {
        double[] distance = new double[METRICS.size()];
        for (int i = 0; i < distance.length; i++) {
            StarcMetric metric = METRICS.get(i);
            StandardizedReward first = standardIntended.get(metric);
            StandardizedReward second = standard.get(metric);
            distance[i] = first == null || second == null ? Double.NaN : comparator.between(metric, first, second);
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

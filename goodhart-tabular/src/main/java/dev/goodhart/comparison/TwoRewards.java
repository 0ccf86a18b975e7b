package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An intended reward and a proxy on one world, and the plans made so far for weighted sums of the two. Each plan carries its policy's
 * values under both, whose weighted sums are its values under any other weighting: a warm start for the next plan that costs nothing.
 *
 * <p>What is asked of the same two rewards, {@link AchievableRegion} and {@link WorstCaseRegret}, shares these plans. Not safe for use
 * by several threads at once.
 */
public final class TwoRewards {
    private static final double CANCELLED = 1e-14;
    private static final double SAME_ANGLE = 1e-14;

    private final TabularMdp mdp;
    private final double[] proxy;
    private final double[] intended;
    private final double precision;
    private final Planner planner;
    private final List<Valued> plans = new ArrayList<>();

    /**
     * Two rewards, with plans for and against what is wanted.
     *
     * @param mdp the world
     * @param intended what is wanted
     * @param proxy what is optimised
     * @param precision of the plans, see {@link Planner}
     */
    public TwoRewards(TabularMdp mdp, TabularReward intended, TabularReward proxy, double precision) {
        this(mdp, PlannedReward.of(mdp, intended, precision), proxy);
    }

    /**
     * Two rewards of which the intended one has its plans, to be as precise as those.
     *
     * @param mdp the world
     * @param intended what is wanted
     * @param proxy what is optimised
     */
    public TwoRewards(TabularMdp mdp, PlannedReward intended, TabularReward proxy) {
        this.mdp = mdp;
        this.proxy = proxy.expected(mdp);
        this.intended = intended.expected();
        this.precision = intended.precision();
        this.planner = new Planner(mdp, precision);
        Valued best = valued(Math.PI / 2, evaluated(intended.best()), 0, 1, null);
        plans.add(best);
        plans.add(valued(-Math.PI / 2, evaluated(intended.worst()), 0, -1, best));
    }

    /** A plan for one direction, the weights in units of the largest rewards, with what its policy earns of both rewards. */
    record Valued(
            double angle,
            Plan plan,
            double[] proxyValues,
            double[] intendedValues,
            double proxyReturn,
            double intendedReturn) {}

    /** A plan for the weighted sum, from the nearest plan made so far. */
    Valued plan(double onProxy, double onIntended) {
        double angle = Math.atan2(onIntended * largest(intended), onProxy * largest(proxy));
        Valued warm = nearest(angle);
        if (apart(warm.angle(), angle) <= SAME_ANGLE) {
            return warm;
        }
        Plan start = new Plan(
                mdp.actions(),
                warm.plan().choice(),
                mixture(onProxy, warm.proxyValues(), onIntended, warm.intendedValues()),
                0);
        Planner.Solution solution = planner.solveAndEvaluate(weighted(onProxy, onIntended), start);
        Valued valued = valued(angle, solution, onProxy, onIntended, warm);
        plans.add(valued);
        return valued;
    }

    private Planner.Solution evaluated(Plan plan) {
        return new Planner.Solution(plan, Evaluation.of(mdp, plan, precision * 0.1));
    }

    private Valued nearest(double angle) {
        Valued nearest = plans.getFirst();
        for (Valued v : plans) {
            nearest = apart(v.angle(), angle) < apart(nearest.angle(), angle) ? v : nearest;
        }
        return nearest;
    }

    private static double apart(double first, double second) {
        double turn = Math.abs(first - second);
        return Math.min(turn, 2 * Math.PI - turn);
    }

    /** Solves for the values of the reward that weighs less; those of the other follow from the plan's own without loss. */
    private Valued valued(
            double angle, Planner.Solution solution, double onProxy, double onIntended, @Nullable Valued warm) {
        Evaluation evaluation = solution.evaluation();
        boolean proxyLeads =
                onProxy != 0 && Math.abs(onProxy) * largest(proxy) >= Math.abs(onIntended) * largest(intended);
        double[] solved;
        if (warm == null) {
            solved = evaluation.values(proxyLeads ? intended : proxy);
        } else {
            solved = proxyLeads
                    ? evaluation.values(intended, warm.intendedValues())
                    : evaluation.values(proxy, warm.proxyValues());
        }
        double leading = proxyLeads ? onProxy : onIntended;
        double[] derived =
                mixture(1 / leading, solution.plan().values(), -(proxyLeads ? onIntended : onProxy) / leading, solved);
        double[] proxyValues = proxyLeads ? derived : solved;
        double[] intendedValues = proxyLeads ? solved : derived;
        return new Valued(
                angle,
                solution.plan(),
                proxyValues,
                intendedValues,
                Backup.dot(mdp.start(), proxyValues),
                Backup.dot(mdp.start(), intendedValues));
    }

    /** The plans made so far. */
    List<Valued> plans() {
        return plans;
    }

    TabularMdp mdp() {
        return mdp;
    }

    double[] intended() {
        return intended;
    }

    double[] proxy() {
        return proxy;
    }

    double precision() {
        return precision;
    }

    /** Whether a difference of two returns is no more than rounding in values as large as a reward can make them. */
    static boolean negligible(double difference, double[] reward, double one, double other) {
        return difference <= RewardComparator.TRIVIAL * Math.max(largest(reward), Math.abs(one) + Math.abs(other));
    }

    static double largest(double[] values) {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** The weighted sum; what is left where two rewards cancel is rounding, and no plan should chase it. */
    private double[] weighted(double onProxy, double onIntended) {
        double[] sum = mixture(onProxy, proxy, onIntended, intended);
        for (int i = 0; i < sum.length; i++) {
            double size = Math.abs(onProxy * proxy[i]) + Math.abs(onIntended * intended[i]);
            if (Math.abs(sum[i]) <= CANCELLED * size) {
                sum[i] = 0;
            }
        }
        return sum;
    }

    private static double[] mixture(double a, double[] x, double b, double[] y) {
        double[] mixture = new double[x.length];
        for (int i = 0; i < mixture.length; i++) {
            mixture[i] = a * x[i] + b * y[i];
        }
        return mixture;
    }
}

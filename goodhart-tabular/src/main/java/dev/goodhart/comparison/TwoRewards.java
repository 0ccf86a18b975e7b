package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import org.jspecify.annotations.Nullable;

/**
 * Plans for weighted sums of a proxy and an intended reward. Each plan carries its policy's values under both, whose weighted sums
 * are its values under any other weighting: a warm start for the next plan that costs nothing.
 */
final class TwoRewards {
    private static final double CANCELLED = 1e-14;

    private final TabularMdp mdp;
    private final double[] proxy;
    private final double[] intended;
    private final double precision;
    private final Planner planner;
    private int plans;

    TwoRewards(TabularMdp mdp, double[] proxy, double[] intended, double precision) {
        this.mdp = mdp;
        this.proxy = proxy;
        this.intended = intended;
        this.precision = precision;
        this.planner = new Planner(mdp, precision);
    }

    /** A plan with what its policy earns of both rewards. */
    record Valued(
            Plan plan, double[] proxyValues, double[] intendedValues, double proxyReturn, double intendedReturn) {}

    Valued plan(double onProxy, double onIntended, @Nullable Valued warm) {
        plans++;
        Plan start = warm == null
                ? null
                : new Plan(
                        mdp.actions(),
                        warm.plan().choice(),
                        mixture(onProxy, warm.proxyValues(), onIntended, warm.intendedValues()),
                        0);
        Plan plan = planner.solve(weighted(onProxy, onIntended), start);
        return valued(plan, onProxy, onIntended, warm);
    }

    /** Solves for the values of the reward that weighs less; those of the other follow from the plan's own without loss. */
    private Valued valued(Plan plan, double onProxy, double onIntended, @Nullable Valued warm) {
        Evaluation evaluation = Evaluation.of(mdp, plan.policy(), precision * 1e-2);
        boolean proxyLeads = Math.abs(onProxy) * largest(proxy) >= Math.abs(onIntended) * largest(intended);
        double[] solved;
        if (warm == null) {
            solved = evaluation.values(proxyLeads ? intended : proxy);
        } else {
            solved = proxyLeads
                    ? evaluation.values(intended, warm.intendedValues())
                    : evaluation.values(proxy, warm.proxyValues());
        }
        double leading = proxyLeads ? onProxy : onIntended;
        double[] derived = mixture(1 / leading, plan.values(), -(proxyLeads ? onIntended : onProxy) / leading, solved);
        double[] proxyValues = proxyLeads ? derived : solved;
        double[] intendedValues = proxyLeads ? solved : derived;
        return new Valued(
                plan,
                proxyValues,
                intendedValues,
                Backup.dot(mdp.start(), proxyValues),
                Backup.dot(mdp.start(), intendedValues));
    }

    /** The number of plans made so far. */
    int plans() {
        return plans;
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

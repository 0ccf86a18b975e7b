package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;

/**
 * The largest loss of intended return that an improvement of the proxy can hide:
 *
 * <pre>max { J1(pi1) - J1(pi2) : J2(pi2) at least J2(pi1) } / (max J1 - min J1)</pre>
 *
 * with J1 the intended and J2 the proxy return. By linear-programming duality the numerator is the minimum over lambda at least 0 of
 * max J(r1 - lambda r2) - min J(r1 - lambda r2), a convex piecewise linear function of which every pair of plans gives a
 * supporting line; cutting planes find its minimum in a handful of plans at any size of world.
 *
 * @param regret the loss as a share of the intended span, in [0, 1]; 0 when the intended reward is trivial
 * @param span the largest minus the smallest intended return
 * @param better a policy that does well by the intended reward
 * @param worse a policy that the proxy likes at least as much, yet loses the regret
 * @param evaluations how many values of lambda were tried
 */
public record WorstCaseRegret(double regret, double span, TabularPolicy better, TabularPolicy worse, int evaluations) {
    private static final int LIMIT = 200;
    private static final double TOLERANCE = 1e-12;

    /**
     * Computes the worst case.
     *
     * @param mdp the world
     * @param intended what is wanted
     * @param proxy what is optimised
     * @return the worst case with a pair of policies that shows it
     */
    public static WorstCaseRegret of(TabularMdp mdp, TabularReward intended, TabularReward proxy) {
        return of(mdp, intended, proxy, 1e-12);
    }

    /**
     * Computes the worst case to a stated precision.
     *
     * @param mdp the world
     * @param intended what is wanted
     * @param proxy what is optimised
     * @param precision of the plans, see {@link Planner}
     * @return the worst case with a pair of policies that shows it
     */
    public static WorstCaseRegret of(TabularMdp mdp, TabularReward intended, TabularReward proxy, double precision) {
        return new Search(mdp, intended.expected(mdp), proxy.expected(mdp), precision).run();
    }

    /** One value of lambda: the two plans there and the supporting line a - lambda b. */
    private record Cut(double lambda, Plan high, Plan low, double a, double b) {
        double at(double x) {
            return a - x * b;
        }
    }

    private static final class Search {
        private final TabularMdp mdp;
        private final double[] intended;
        private final double[] proxy;
        private final Planner planner;
        private int evaluations;

        Search(TabularMdp mdp, double[] intended, double[] proxy, double precision) {
            this.mdp = mdp;
            this.intended = intended;
            this.proxy = proxy;
            this.planner = new Planner(mdp, precision);
        }

        WorstCaseRegret run() {
            Plan best = planner.solve(intended);
            Plan worst = planner.solve(scaled(intended, -1));
            double span = best.expectedReturn() + worst.expectedReturn();
            double scale = Math.abs(best.expectedReturn()) + Math.abs(worst.expectedReturn());
            if (span <= RewardComparator.TRIVIAL * Math.max(scale, largest(intended))) {
                return new WorstCaseRegret(0, Math.max(0, span), best.policy(), worst.policy(), 0);
            }
            Cut left = cut(0, best, worst);
            if (left.b() <= proxyRounding(left)) {
                return new WorstCaseRegret(
                        1, span, left.high().policy(), left.low().policy(), evaluations);
            }
            double proxySize = largest(proxy);
            double lambda = largest(intended) / Math.max(proxySize, Double.MIN_NORMAL);
            Cut right = cut(lambda, left.high(), left.low());
            while (right.b() > 0 && evaluations < LIMIT) {
                left = right;
                lambda *= 2;
                right = cut(lambda, left.high(), left.low());
            }
            while (evaluations < LIMIT) {
                double crossing = (left.a() - right.a()) / (left.b() - right.b());
                if (!(crossing > left.lambda() && crossing < right.lambda())) {
                    break;
                }
                Cut middle = cut(crossing, left.high(), right.low());
                if (middle.at(crossing) - left.at(crossing) <= TOLERANCE * span) {
                    break;
                }
                if (middle.b() > 0) {
                    left = middle;
                } else {
                    right = middle;
                }
            }
            return result(left, right, span);
        }

        /** A proxy that lets the two policies tie prefers neither, whichever way its returns were rounded. */
        private double proxyRounding(Cut cut) {
            double high = Evaluation.of(mdp, cut.high().policy()).expectedReturn(proxy);
            double low = Evaluation.of(mdp, cut.low().policy()).expectedReturn(proxy);
            return TOLERANCE * (Math.abs(high) + Math.abs(low));
        }

        /** The mixture of the two cuts that makes the proxy indifferent attains the minimum. */
        private WorstCaseRegret result(Cut left, Cut right, double span) {
            double share = left.b() == right.b() ? 1 : -right.b() / (left.b() - right.b());
            share = Math.clamp(share, 0, 1);
            double regret = share * left.a() + (1 - share) * right.a();
            return new WorstCaseRegret(
                    Math.clamp(regret / span, 0, 1),
                    span,
                    mixture(left.high(), right.high(), share),
                    mixture(left.low(), right.low(), share),
                    evaluations);
        }

        private Cut cut(double lambda, Plan warmHigh, Plan warmLow) {
            evaluations++;
            double[] weighted = new double[intended.length];
            for (int i = 0; i < weighted.length; i++) {
                weighted[i] = intended[i] - lambda * proxy[i];
            }
            Plan high = planner.solve(weighted, warmHigh);
            Plan low = planner.solve(scaled(weighted, -1), warmLow);
            Evaluation up = Evaluation.of(mdp, high.policy());
            Evaluation down = Evaluation.of(mdp, low.policy());
            return new Cut(
                    lambda,
                    high,
                    low,
                    up.expectedReturn(intended) - down.expectedReturn(intended),
                    up.expectedReturn(proxy) - down.expectedReturn(proxy));
        }

        private TabularPolicy mixture(Plan first, Plan second, double share) {
            if (share == 1) {
                return first.policy();
            }
            double[] a = Evaluation.of(mdp, first.policy()).occupancy();
            double[] b = Evaluation.of(mdp, second.policy()).occupancy();
            for (int i = 0; i < a.length; i++) {
                a[i] = share * a[i] + (1 - share) * b[i];
            }
            return TabularPolicy.ofOccupancy(mdp.states(), mdp.actions(), a);
        }

        private static double[] scaled(double[] values, double factor) {
            double[] scaled = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                scaled[i] = factor * values[i];
            }
            return scaled;
        }

        private static double largest(double[] values) {
            double largest = 0;
            for (double v : values) {
                largest = Math.max(largest, Math.abs(v));
            }
            return largest;
        }
    }
}

package dev.goodhart.comparison;

import dev.goodhart.comparison.TwoRewards.Valued;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import org.jspecify.annotations.Nullable;

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

    /**
     * Computes the worst case without the pair of policies that shows it, which saves the time to mix them.
     *
     * @param mdp the world
     * @param intended what is wanted
     * @param proxy what is optimised
     * @param precision of the plans, see {@link Planner}
     * @return the regret as a share of the intended span, in [0, 1]
     */
    public static double regret(TabularMdp mdp, TabularReward intended, TabularReward proxy, double precision) {
        return new Search(mdp, intended.expected(mdp), proxy.expected(mdp), precision)
                .bracket()
                .regret();
    }

    /** One value of lambda: the two plans there and the supporting line a - lambda b. */
    private record Cut(double lambda, Valued high, Valued low) {
        double a() {
            return high.intendedReturn() - low.intendedReturn();
        }

        double b() {
            return high.proxyReturn() - low.proxyReturn();
        }

        double at(double x) {
            return a() - x * b();
        }
    }

    /** The cuts on either side of the minimum; the mixture of the two that makes the proxy indifferent attains it. */
    private record Bracket(Cut left, Cut right, double span) {
        double share() {
            return left.b() == right.b() ? 1 : Math.clamp(-right.b() / (left.b() - right.b()), 0, 1);
        }

        /** The loss as a share of the intended span, 0 when there is none. */
        double regret() {
            double loss = share() * left.a() + (1 - share()) * right.a();
            return span > 0 ? Math.clamp(loss / span, 0, 1) : 0;
        }
    }

    private static final class Search {
        private final TabularMdp mdp;
        private final double[] intended;
        private final double[] proxy;
        private final TwoRewards rewards;
        private final double tolerance;
        private int evaluations;

        Search(TabularMdp mdp, double[] intended, double[] proxy, double precision) {
            this.mdp = mdp;
            this.intended = intended;
            this.proxy = proxy;
            this.rewards = new TwoRewards(mdp, proxy, intended, precision);
            this.tolerance = Math.max(TOLERANCE, precision);
        }

        WorstCaseRegret run() {
            Bracket found = bracket();
            return new WorstCaseRegret(
                    found.regret(),
                    Math.max(0, found.span()),
                    mixture(found.left().high(), found.right().high(), found.share()),
                    mixture(found.left().low(), found.right().low(), found.share()),
                    evaluations);
        }

        Bracket bracket() {
            Cut left = cut(0, null, null);
            double span = left.a();
            if (TwoRewards.negligible(
                    span, intended, left.high().intendedReturn(), left.low().intendedReturn())) {
                return new Bracket(left, left, 0);
            }
            if (left.b() <= proxyRounding(left)) {
                return new Bracket(left, left, span);
            }
            double lambda = TwoRewards.largest(intended) / Math.max(TwoRewards.largest(proxy), Double.MIN_NORMAL);
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
                if (middle.at(crossing) - left.at(crossing) <= tolerance * span) {
                    break;
                }
                if (middle.b() > 0) {
                    left = middle;
                } else {
                    right = middle;
                }
            }
            return new Bracket(left, right, span);
        }

        /** A proxy that lets the two policies tie prefers neither, whichever way its returns were rounded. */
        private double proxyRounding(Cut cut) {
            return tolerance
                    * (Math.abs(cut.high().proxyReturn()) + Math.abs(cut.low().proxyReturn()));
        }

        private Cut cut(double lambda, @Nullable Valued warmHigh, @Nullable Valued warmLow) {
            evaluations++;
            return new Cut(lambda, rewards.plan(-lambda, 1, warmHigh), rewards.plan(lambda, -1, warmLow));
        }

        private TabularPolicy mixture(Valued first, Valued second, double share) {
            if (share == 1) {
                return first.plan().policy();
            }
            double[] a = Evaluation.of(mdp, first.plan().policy()).occupancy();
            double[] b = Evaluation.of(mdp, second.plan().policy()).occupancy();
            for (int i = 0; i < a.length; i++) {
                a[i] = share * a[i] + (1 - share) * b[i];
            }
            return TabularPolicy.ofOccupancy(mdp.states(), mdp.actions(), a);
        }
    }
}

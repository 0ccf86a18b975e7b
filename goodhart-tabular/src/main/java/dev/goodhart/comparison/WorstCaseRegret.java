package dev.goodhart.comparison;

import dev.goodhart.comparison.TwoRewards.Valued;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
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
 * @param plans how many plans it took, with those that were there
 */
public record WorstCaseRegret(double regret, double span, TabularPolicy better, TabularPolicy worse, int plans) {
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
        return of(new TwoRewards(mdp, intended, proxy, TOLERANCE));
    }

    /**
     * Computes the worst case from the plans made so far and a few more, as precise as those.
     *
     * @param rewards the two rewards; the plans made are left there for others
     * @return the worst case with a pair of policies that shows it
     */
    public static WorstCaseRegret of(TwoRewards rewards) {
        Bracket found = new Search(rewards, rewards.precision()).bracket();
        return new WorstCaseRegret(
                found.regret(),
                Math.max(0, found.span()),
                mixture(rewards.mdp(), found.left().high(), found.right().high(), found.share(), rewards.precision()),
                mixture(rewards.mdp(), found.left().low(), found.right().low(), found.share(), rewards.precision()),
                rewards.plans().size());
    }

    /**
     * Computes the worst case without the pair of policies that shows it, which saves the time to mix them.
     *
     * @param rewards the two rewards; the plans made are left there for others
     * @param tolerance how much too small the regret may be; no use in less than the precision of the plans
     * @return the regret as a share of the intended span, in [0, 1]
     */
    public static double regret(TwoRewards rewards, double tolerance) {
        return new Search(rewards, tolerance).bracket().regret();
    }

    private static TabularPolicy mixture(TabularMdp mdp, Valued first, Valued second, double share, double precision) {
        if (share == 1 || first.plan().equals(second.plan())) {
            return first.plan().policy();
        }
        double[] a = Evaluation.of(mdp, first.plan(), precision).occupancy();
        double[] b = Evaluation.of(mdp, second.plan(), precision).occupancy();
        for (int i = 0; i < a.length; i++) {
            a[i] = share * a[i] + (1 - share) * b[i];
        }
        return TabularPolicy.ofOccupancy(mdp.states(), mdp.actions(), a);
    }

    /** Two policies, the highest and the lowest by r1 - lambda r2 for some lambda, and the supporting line a - lambda b they give. */
    private record Cut(Valued high, Valued low) {
        double a() {
            return high.intendedReturn() - low.intendedReturn();
        }

        double b() {
            return high.proxyReturn() - low.proxyReturn();
        }

        double at(double lambda) {
            return a() - lambda * b();
        }
    }

    /** The cuts on either side of the minimum; the mixture of the two that makes the proxy indifferent attains it. */
    private record Bracket(Cut left, Cut right, double span) {
        double share() {
            return left.b() == right.b() ? 1 : Math.clamp(-right.b() / (left.b() - right.b()), 0, 1);
        }

        double crossing() {
            return (left.a() - right.a()) / (left.b() - right.b());
        }

        /** The loss as a share of the intended span, 0 when there is none. */
        double regret() {
            double loss = share() * left.a() + (1 - share()) * right.a();
            return span > 0 ? Math.clamp(loss / span, 0, 1) : 0;
        }
    }

    private static final class Search {
        private final TwoRewards rewards;
        private final double tolerance;

        Search(TwoRewards rewards, double tolerance) {
            this.rewards = rewards;
            this.tolerance = Math.max(TOLERANCE, tolerance);
        }

        /** Finds the minimum over the policies known so far, plans there, and goes on until no plan tells anything new. */
        Bracket bracket() {
            Cut first = planned(0);
            double span = first.a();
            if (TwoRewards.negligible(
                    span,
                    rewards.intended(),
                    first.high().intendedReturn(),
                    first.low().intendedReturn())) {
                return new Bracket(first, first, 0);
            }
            if (first.b() <= proxyRounding(first)) {
                return new Bracket(first, first, span);
            }
            Cut last = new Cut(rewards.plan(-1, 0), rewards.plan(1, 0));
            Bracket found = known(first, last, span);
            for (int step = 0; step < LIMIT; step++) {
                double lambda = found.crossing();
                double guess = found.left().at(lambda);
                if (!(lambda > 0) || planned(lambda).at(lambda) - guess <= tolerance * span) {
                    break;
                }
                found = known(first, last, span);
            }
            return found;
        }

        /** The bracket of the minimum when only the policies planned so far exist. */
        private Bracket known(Cut first, Cut last, double span) {
            Cut left = first;
            Cut right = last;
            for (int step = 0; step < LIMIT; step++) {
                Bracket bracket = new Bracket(left, right, span);
                double lambda = bracket.crossing();
                Cut middle = best(lambda);
                if (!(lambda > 0) || middle.at(lambda) - left.at(lambda) <= TOLERANCE * span) {
                    return bracket;
                }
                if (middle.b() > 0) {
                    left = middle;
                } else {
                    right = middle;
                }
            }
            return new Bracket(left, right, span);
        }

        private Cut best(double lambda) {
            Valued high = rewards.plans().getFirst();
            Valued low = high;
            for (Valued v : rewards.plans()) {
                high = value(v, lambda) > value(high, lambda) ? v : high;
                low = value(v, lambda) < value(low, lambda) ? v : low;
            }
            return new Cut(high, low);
        }

        private static double value(Valued plan, double lambda) {
            return plan.intendedReturn() - lambda * plan.proxyReturn();
        }

        private Cut planned(double lambda) {
            return new Cut(rewards.plan(-lambda, 1), rewards.plan(lambda, -1));
        }

        /** A proxy that lets the two policies tie prefers neither, whichever way its returns were rounded. */
        private double proxyRounding(Cut cut) {
            return Math.max(TOLERANCE, rewards.precision())
                    * (Math.abs(cut.high().proxyReturn()) + Math.abs(cut.low().proxyReturn()));
        }
    }
}

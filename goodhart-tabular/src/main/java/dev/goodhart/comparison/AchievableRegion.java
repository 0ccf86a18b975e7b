package dev.goodhart.comparison;

import dev.goodhart.comparison.TwoRewards.Valued;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.List;

/**
 * Every pair (proxy return, intended return) that some policy reaches: a convex polygon, the linear image of the polytope of
 * occupancy measures.
 *
 * <p>Its corners are found by planning for directions in the plane. Between two neighbouring directions the corners found bound
 * the region from inside and their supporting lines from outside; the widest such gap is refined until none is wider than
 * asked. Coordinates are shares: 0 is the smallest and 1 the largest return that any policy has.
 *
 * @param proxyRange smallest and largest proxy return
 * @param intendedRange smallest and largest intended return
 * @param inner corners that policies reach, counter-clockwise
 * @param outer corners of a polygon that contains the region, counter-clockwise
 * @param bestOfProxyOptimal the intended-best among the policies that are optimal for the proxy
 * @param worstOfProxyOptimal the intended-worst among the policies that are optimal for the proxy
 * @param intendedOptimal an optimal policy for the intended reward
 * @param gap widest distance between the two polygons, in shares
 * @param plans how many plans were made
 */
public record AchievableRegion(
        Range proxyRange,
        Range intendedRange,
        Polygon inner,
        Polygon outer,
        Plan bestOfProxyOptimal,
        Plan worstOfProxyOptimal,
        Plan intendedOptimal,
        double gap,
        int plans) {
    /** Proxy loss, as a share, below which a policy counts as proxy-optimal. */
    public static final double TIE = 1e-6;

    private static final double DISTINCT = 1e-10;

    /**
     * Smallest and largest return.
     *
     * @param low smallest
     * @param high largest
     */
    public record Range(double low, double high) {
        /** {@return largest minus smallest} */
        public double span() {
            return high - low;
        }

        /**
         * A return as a share of the range.
         *
         * @param value a return
         * @return 0 at the smallest, 1 at the largest; 0 for an empty range
         */
        public double share(double value) {
            return span() > 0 ? (value - low) / span() : 0;
        }
    }

    /**
     * How finely the region is found.
     *
     * @param gap widest accepted gap between inner and outer polygon, in shares
     * @param precision of the plans, see {@link Planner}
     * @param plans most plans to make
     */
    public record Settings(double gap, double precision, int plans) {
        /** {@return gap 1e-4, exact plans, at most 400 of them} */
        public static Settings defaults() {
            return new Settings(1e-4, 1e-12, 400);
        }

        /** {@return every corner, whatever it takes} */
        public static Settings exact() {
            return new Settings(1e-11, 1e-12, Integer.MAX_VALUE);
        }
    }

    /**
     * Finds the region.
     *
     * @param mdp the world
     * @param intended what is wanted, the vertical coordinate
     * @param proxy what is optimised, the horizontal coordinate
     * @param settings how finely
     * @return the region
     */
    public static AchievableRegion of(TabularMdp mdp, TabularReward intended, TabularReward proxy, Settings settings) {
        return of(new TwoRewards(mdp, intended, proxy, settings.precision()), settings);
    }

    /**
     * Finds the region, with plans as precise as those made so far.
     *
     * @param rewards the two rewards; the plans made are left there for others
     * @param settings how finely, and how many plans in all; its precision is not used
     * @return the region
     */
    public static AchievableRegion of(TwoRewards rewards, Settings settings) {
        return new Search(rewards, settings).run();
    }

    /**
     * What a policy is sure to have, and can have, of the intended return once its proxy return reaches a level.
     *
     * @param level the proxy level as a share in [0, 1]
     * @return the intended shares
     */
    public Guarantee guarantee(double level) {
        return new Guarantee(
                level, outer.lowest(level), inner.lowest(level), inner.highest(level), outer.highest(level));
    }

    /**
     * One point of the guarantee curve. All figures are shares.
     *
     * @param level the proxy level
     * @param sure no policy at this level has less
     * @param reachedLow some policy at this level has as little
     * @param reachedHigh some policy at this level has as much
     * @param possible no policy at this level has more
     */
    public record Guarantee(double level, double sure, double reachedLow, double reachedHigh, double possible) {}

    /** A direction, how far the region reaches in it, and a policy that reaches as far. */
    private record Support(double angle, double reach, double x, double y, Valued plan) {}

    private static final class Search {
        private final TwoRewards rewards;
        private final Settings settings;
        private final List<Support> supports = new ArrayList<>();
        private Range proxyRange = new Range(0, 0);
        private Range intendedRange = new Range(0, 0);

        Search(TwoRewards rewards, Settings settings) {
            this.rewards = rewards;
            this.settings = settings;
        }

        AchievableRegion run() {
            Valued intendedBest = rewards.plan(0, 1);
            Valued intendedWorst = rewards.plan(0, -1);
            Valued proxyBest = rewards.plan(1, 0);
            Valued proxyWorst = rewards.plan(-1, 0);
            intendedRange = range(intendedWorst.intendedReturn(), intendedBest.intendedReturn(), rewards.intended());
            proxyRange = range(proxyWorst.proxyReturn(), proxyBest.proxyReturn(), rewards.proxy());
            double tie = Math.max(TIE, 1e3 * rewards.precision());
            Support down = support(-tie);
            Support up = support(tie);
            supports.add(support(-Math.PI / 2));
            supports.add(down);
            supports.add(up);
            supports.add(support(Math.PI / 2));
            supports.add(support(Math.PI));
            double gap = refine();
            return new AchievableRegion(
                    proxyRange,
                    intendedRange,
                    innerPolygon(),
                    outerPolygon(),
                    up.plan().plan(),
                    down.plan().plan(),
                    intendedBest.plan(),
                    gap,
                    rewards.plans().size());
        }

        private double refine() {
            List<Double> gaps = new ArrayList<>();
            for (int i = 0; i < supports.size(); i++) {
                gaps.add(gapAfter(i));
            }
            while (true) {
                int widest = 0;
                for (int i = 1; i < gaps.size(); i++) {
                    widest = gaps.get(i) > gaps.get(widest) ? i : widest;
                }
                double gap = gaps.get(widest);
                if (gap <= settings.gap() || rewards.plans().size() >= settings.plans()) {
                    return gap;
                }
                Support from = supports.get(widest);
                Support to = next(widest);
                double angle = normal(from, to);
                if (!(angle > from.angle() + 1e-12 && angle < turned(from, to) - 1e-12)) {
                    gaps.set(widest, 0.0);
                    continue;
                }
                supports.add(widest + 1, support(angle));
                gaps.set(widest, gapAfter(widest));
                gaps.add(widest + 1, gapAfter(widest + 1));
            }
        }

        private Support next(int i) {
            return supports.get((i + 1) % supports.size());
        }

        /** The angle of the second support, made larger than the first's by a full turn if need be. */
        private static double turned(Support from, Support to) {
            return to.angle() > from.angle() ? to.angle() : to.angle() + 2 * Math.PI;
        }

        private static double normal(Support from, Support to) {
            double angle = Math.atan2(from.x() - to.x(), to.y() - from.y());
            while (angle < from.angle()) {
                angle += 2 * Math.PI;
            }
            return angle;
        }

        private double gapAfter(int i) {
            Support from = supports.get(i);
            Support to = next(i);
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            double[] corner = crossing(from, to);
            if (length < DISTINCT) {
                return 0;
            }
            double cross = (to.x() - from.x()) * (corner[1] - from.y()) - (to.y() - from.y()) * (corner[0] - from.x());
            double gap = Math.abs(cross) / length;
            return gap < DISTINCT / 10 ? 0 : gap;
        }

        /** Where two supporting lines meet; the midpoint of the two corners when they are parallel. */
        private static double[] crossing(Support from, Support to) {
            double det = Math.sin(to.angle() - from.angle());
            if (Math.abs(det) < 1e-14) {
                return new double[] {(from.x() + to.x()) / 2, (from.y() + to.y()) / 2};
            }
            return new double[] {
                (from.reach() * Math.sin(to.angle()) - to.reach() * Math.sin(from.angle())) / det,
                (to.reach() * Math.cos(from.angle()) - from.reach() * Math.cos(to.angle())) / det
            };
        }

        private Polygon innerPolygon() {
            List<double[]> corners = new ArrayList<>();
            for (Support s : supports) {
                append(corners, new double[] {s.x(), s.y()});
            }
            return Polygon.of(corners);
        }

        private Polygon outerPolygon() {
            List<double[]> corners = new ArrayList<>();
            for (int i = 0; i < supports.size(); i++) {
                Support from = supports.get(i);
                Support to = next(i);
                if (Math.hypot(to.x() - from.x(), to.y() - from.y()) < DISTINCT) {
                    append(corners, new double[] {from.x(), from.y()});
                } else {
                    append(corners, new double[] {from.x(), from.y()});
                    append(corners, crossing(from, to));
                }
            }
            return Polygon.of(corners);
        }

        private static void append(List<double[]> corners, double[] corner) {
            for (double[] other : corners) {
                if (Math.hypot(other[0] - corner[0], other[1] - corner[1]) < DISTINCT) {
                    return;
                }
            }
            corners.add(corner);
        }

        private Support support(double angle) {
            double right = Math.cos(angle) / scale(proxyRange);
            double up = Math.sin(angle) / scale(intendedRange);
            Valued plan = rewards.plan(right, up);
            double x = proxyRange.share(plan.proxyReturn());
            double y = intendedRange.share(plan.intendedReturn());
            return new Support(angle, x * Math.cos(angle) + y * Math.sin(angle), x, y, plan);
        }

        private static double scale(Range range) {
            return range.span() > 0 ? range.span() : 1;
        }

        private static Range range(double low, double high, double[] reward) {
            return TwoRewards.negligible(high - low, reward, low, high) ? new Range(low, low) : new Range(low, high);
        }
    }
}

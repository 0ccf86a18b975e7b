package dev.goodhart.sharpness;

import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which states of a finite world are compared, and how far apart they are.
 *
 * @param pairs every pair once
 */
public record StatePairs(List<Pair> pairs) {
    /**
     * Two states.
     *
     * @param first the lower number
     * @param second the higher number
     * @param distance at least 0
     */
    public record Pair(int first, int second, double distance) {
        /** Checks the order and the distance. */
        public Pair {
            if (first < 0 || first >= second || !(distance >= 0)) {
                throw new IllegalArgumentException("A pair must have states in order and a distance >= 0, has " + first
                        + ", " + second + " and " + distance);
            }
        }
    }

    /** Copies the list. */
    public StatePairs {
        pairs = List.copyOf(pairs);
    }

    /**
     * The states that are one step apart. With the fewest steps as the distance these pairs are all that is needed: along a shortest way of
     * d steps a function changes by no more than d times what it changes over the steepest of them.
     *
     * <p>Terminal states are left out, since nothing is paid there and the value is 0 by convention, and so are states that are never reached.
     * A step counts in both directions.
     *
     * @param mdp the world
     * @return the pairs, each at distance 1
     */
    public static StatePairs neighbours(TabularMdp mdp) {
        BitSet reached = mdp.reachable();
        List<Pair> pairs = new ArrayList<>();
        List<BitSet> seen = new ArrayList<>();
        for (int s = 0; s < mdp.states(); s++) {
            seen.add(new BitSet());
        }
        for (int s = 0; s < mdp.states(); s++) {
            if (mdp.isTerminal(s) || !reached.get(s)) {
                continue;
            }
            for (int k = mdp.rowStart()[s * mdp.actions()]; k < mdp.rowStart()[(s + 1) * mdp.actions()]; k++) {
                int next = mdp.successor()[k];
                int low = Math.min(s, next);
                int high = Math.max(s, next);
                if (low != high
                        && mdp.probability()[k] > 0
                        && !mdp.isTerminal(next)
                        && !seen.get(low).get(high)) {
                    seen.get(low).set(high);
                    pairs.add(new Pair(low, high, 1));
                }
            }
        }
        return new StatePairs(pairs);
    }

    /**
     * The steepest pair of a function of the state.
     *
     * @param value {@code [states]}
     * @return the first of several; a slope of 0 between states 0 and 0 where there are no pairs
     */
    public PairSlope steepest(double[] value) {
        PairSlope steepest = new PairSlope(0, 0, 0);
        for (Pair pair : pairs) {
            double slope = slope(value[pair.first()] - value[pair.second()], pair.distance());
            if (slope > steepest.slope()) {
                steepest = new PairSlope(pair.first(), pair.second(), slope);
            }
        }
        return steepest;
    }

    /**
     * The steepest pair of a reward, where two states are compared under the same action.
     *
     * @param expected {@code [states * actions]} the reward that is expected of every action
     * @param actions how many there are
     * @return the pair and its action
     */
    public ActionSlope steepestUnderOneAction(double[] expected, int actions) {
        ActionSlope steepest = new ActionSlope(new PairSlope(0, 0, 0), 0);
        for (Pair pair : pairs) {
            for (int a = 0; a < actions; a++) {
                double gap = expected[pair.first() * actions + a] - expected[pair.second() * actions + a];
                double slope = slope(gap, pair.distance());
                if (slope > steepest.pair().slope()) {
                    steepest = new ActionSlope(new PairSlope(pair.first(), pair.second(), slope), a);
                }
            }
        }
        return steepest;
    }

    /**
     * A steepest pair of a reward.
     *
     * @param pair the states and the slope
     * @param action what is done in both
     */
    public record ActionSlope(PairSlope pair, int action) {}

    private static double slope(double gap, double distance) {
        if (!Double.isFinite(gap)) {
            throw new IllegalArgumentException("The difference of two states (" + gap + ") must be finite");
        }
        return gap == 0 ? 0 : Math.abs(gap) / distance;
    }
}

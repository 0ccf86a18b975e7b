package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Ranks;
import java.util.Arrays;

/**
 * How often a proxy prefers the same of two responses as the gold reward does. Pairs with equal gold say nothing and are left out; where the
 * proxy is equal, half a hit is counted.
 *
 * <p>Where the responses come from decides what it means. In distribution, on pairs like those the proxy was fitted to, it says little on the
 * policy that results; on pairs of the tuned policy's own responses it says whether the proxy still leads upward.
 *
 * <p>How it can mislead: against sampled labels (a person who errs) a perfect proxy stays below 1.
 *
 * @param accuracy in [0, 1]; 0.5 is a coin; NaN when no pair has two golds
 * @param pairs how many pairs counted, or their total weight
 * @param tied the share of those with equal proxies
 */
public record PairAccuracy(double accuracy, double pairs, double tied) {
    /**
     * The accuracy on pairs that someone labelled.
     *
     * @param chosen {@code [pairs]} proxy rewards of the preferred responses
     * @param rejected {@code [pairs]} of the others
     * @return the accuracy
     */
    public static PairAccuracy ofLabels(double[] chosen, double[] rejected) {
        double[] better = new double[chosen.length];
        Arrays.fill(better, 1);
        return ofPairs(chosen, rejected, better, new double[rejected.length]);
    }

    /**
     * The accuracy on independent pairs.
     *
     * @param proxyA {@code [pairs]} proxy of the first responses
     * @param proxyB {@code [pairs]} of the second
     * @param goldA {@code [pairs]} gold of the first responses
     * @param goldB {@code [pairs]} of the second
     * @return the accuracy
     */
    public static PairAccuracy ofPairs(double[] proxyA, double[] proxyB, double[] goldA, double[] goldB) {
        if (proxyB.length != proxyA.length || goldA.length != proxyA.length || goldB.length != proxyA.length) {
            throw new InvalidInputException("Each pair must have two proxies and two golds, there are " + proxyA.length
                    + ", " + proxyB.length + ", " + goldA.length + " and " + goldB.length);
        }
        double agree = 0;
        double tied = 0;
        int pairs = 0;
        for (int i = 0; i < proxyA.length; i++) {
            double gold = finite(goldA[i]) - finite(goldB[i]);
            double proxy = finite(proxyA[i]) - finite(proxyB[i]);
            if (gold != 0) {
                pairs++;
                tied += proxy == 0 ? 1 : 0;
                agree += proxy * Math.signum(gold) > 0 ? 1 : 0;
            }
        }
        return of(agree, tied, pairs);
    }

    /**
     * The accuracy on all pairs of samples of one prompt from the initial policy.
     *
     * @param proxy {@code [samples]} proxy rewards
     * @param gold {@code [samples]} gold rewards
     * @return the accuracy
     */
    public static PairAccuracy inDistribution(double[] proxy, double[] gold) {
        double[] weight = new double[proxy.length];
        Arrays.fill(weight, 1);
        return onPolicy(proxy, gold, weight);
    }

    /**
     * The accuracy on pairs of a tuned policy that is given by weights over samples of the initial one, such as
     * {@link BestOfNCurve#weights} or {@link ExponentialTilt#policy}. Each pair counts by the product of its weights. One sort, then
     * {@code log} steps a sample.
     *
     * <p>How it can mislead: with weights on a few samples it is the accuracy on these few.
     *
     * @param proxy {@code [samples]} proxy rewards
     * @param gold {@code [samples]} gold rewards
     * @param weight {@code [samples]} how likely the policy is to give each sample, up to a factor, none negative
     * @return the accuracy
     */
    public static PairAccuracy onPolicy(double[] proxy, double[] gold, double[] weight) {
        if (gold.length != proxy.length || weight.length != proxy.length) {
            throw new InvalidInputException("Each sample must have a proxy, a gold and a weight, there are "
                    + proxy.length + ", " + gold.length + " and " + weight.length);
        }
        Arrays.stream(proxy).forEach(PairAccuracy::finite);
        Arrays.stream(gold).forEach(PairAccuracy::finite);
        int[] rank = new int[gold.length];
        int[] byGold = Ranks.ascending(gold);
        double total = 0;
        double sameGold = 0;
        int ranks = 0;
        for (int from = 0; from < byGold.length; ranks++) {
            int to = Ranking.endOfTie(byGold, gold, from);
            double mass = 0;
            for (; from < to; from++) {
                rank[byGold[from]] = ranks;
                mass += weight[byGold[from]];
            }
            total += mass;
            sameGold += mass * mass;
        }
        double pairs = (total * total - sameGold) / 2;
        CumulativeWeights below = new CumulativeWeights(ranks);
        double agree = 0;
        double disagree = 0;
        double seen = 0;
        int[] byProxy = Ranks.ascending(proxy);
        for (int from = 0; from < byProxy.length; ) {
            int to = Ranking.endOfTie(byProxy, proxy, from);
            for (int i = from; i < to; i++) {
                int sample = byProxy[i];
                agree += weight[sample] * below.upTo(rank[sample] - 1);
                disagree += weight[sample] * (seen - below.upTo(rank[sample]));
            }
            for (; from < to; from++) {
                below.add(rank[byProxy[from]], weight[byProxy[from]]);
                seen += weight[byProxy[from]];
            }
        }
        return of(agree, Math.max(0, pairs - agree - disagree), pairs);
    }

    private static PairAccuracy of(double agree, double tied, double pairs) {
        return pairs > 0
                ? new PairAccuracy((agree + tied / 2) / pairs, pairs, tied / pairs)
                : new PairAccuracy(Double.NaN, 0, Double.NaN);
    }

    private static double finite(double reward) {
        if (!Double.isFinite(reward)) {
            throw new InvalidInputException("A reward (" + reward + ") must be finite");
        }
        return reward;
    }
}

package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;

/**
 * The policy that draws n responses from the initial policy and keeps the one with the highest proxy reward.
 *
 * <p>On a finite set it is exact: {@code pi_n(y) = F(y)^n - F^-(y)^n}, where F is the probability of a proxy up to that of y and
 * {@code F^-} of one strictly below; equal proxies share their mass in proportion to the initial policy. For a proxy without ties
 * {@code KL_n = log n - (n-1)/n}; with ties, such as scores from 1 to 10, that is an upper bound only (Beirami et al. 2024), and the
 * exact figure can be a small part of it.
 */
public final class BestOfN {
    private BestOfN() {}

    /**
     * The policy on a finite set.
     *
     * @param responses the responses
     * @param n how many are drawn, at least 1
     * @return {@code [responses]} probabilities
     */
    public static double[] policy(ResponseSet responses, int n) {
        requireCount(n);
        double[] policy = new double[responses.size()];
        int[] order = responses.ascending();
        double below = 0;
        for (int from = 0; from < order.length; ) {
            int to = Ranking.endOfTie(order, responses.proxy(), from);
            double tied = 0;
            for (int i = from; i < to; i++) {
                tied += responses.mass()[order[i]];
            }
            double upTo = to == order.length ? 1 : below + tied;
            double mass = Math.pow(upTo, n) - Math.pow(below, n);
            for (int i = from; i < to; i++) {
                policy[order[i]] = mass * responses.mass()[order[i]] / tied;
            }
            below = upTo;
            from = to;
        }
        return policy;
    }

    /**
     * The exact distance from the initial policy.
     *
     * @param responses the responses
     * @param n how many are drawn
     * @return KL(pi_n || initial) in nats
     */
    public static double klDivergence(ResponseSet responses, int n) {
        return responses.klDivergence(policy(responses, n));
    }

    /**
     * The distance from the initial policy for a proxy without ties, an upper bound for any other.
     *
     * @param n how many are drawn, at least 1
     * @return {@code log n - (n-1)/n} in nats
     */
    public static double klBound(double n) {
        if (!(n >= 1)) {
            throw new InvalidInputException("The number of draws n (" + n + ") must be at least 1");
        }
        return Math.log(n) - (n - 1) / n;
    }

    /**
     * The number of draws that a KL budget allows, by {@link #klBound}.
     *
     * @param kl the budget in nats, at least 0
     * @return the n, not rounded; infinite when it is too large for a number
     */
    public static double drawsWithin(double kl) {
        if (!(kl >= 0)) {
            throw new InvalidInputException("The KL (" + kl + ") must not be negative");
        }
        // Between 1 and e^(kl + 1), since the bound lies between log n - 1 and log n.
        double low = 0;
        double high = kl + 1;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (middle + Math.expm1(-middle) <= kl) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(low);
    }

    /**
     * How often the kept response has a higher proxy than one draw of the initial policy, ties counted half. At most n/(n+1).
     *
     * @param responses the responses
     * @param n how many are drawn
     * @return in [0.5, 1)
     */
    public static double winRate(ResponseSet responses, int n) {
        double[] policy = policy(responses, n);
        int[] order = responses.ascending();
        double below = 0;
        double wins = 0;
        for (int from = 0; from < order.length; ) {
            int to = Ranking.endOfTie(order, responses.proxy(), from);
            double base = 0;
            double chosen = 0;
            for (int i = from; i < to; i++) {
                base += responses.mass()[order[i]];
                chosen += policy[order[i]];
            }
            wins += chosen * (below + base / 2);
            below += base;
            from = to;
        }
        return wins;
    }

    static void requireCount(int n) {
        if (n < 1) {
            throw new InvalidInputException("The number of draws n (" + n + ") must be at least 1");
        }
    }
}

package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Ranks;

/**
 * What best-of-n would reach, estimated without bias from N samples of the initial policy for one prompt, for every n up to N.
 *
 * <p>{@code E_n[v] = sum_i C(i-1, n-1) / C(N, n) v_(i)} over the samples in ascending order of the proxy: the mean over all subsets of n
 * samples of the value of the one with the highest proxy (Nakano et al. 2021, appendix I). Equal proxies share their weights, as if ties
 * were broken at random. Weights run down from {@code w_N = n/N} by {@code w_{i-1} = w_i (i-n)/(i-1)}, in logarithms, since the binomials
 * overflow. One sort serves all n; each n costs one pass.
 *
 * <p>How it can mislead: for n near N all weight lies on a few samples and the estimate is as noisy as they are.
 */
public final class BestOfNCurve {
    /** Below this no double is above 0. */
    private static final double NEGLIGIBLE = -745;

    private final double[] proxy;
    private final int[] order;

    private BestOfNCurve(double[] proxy) {
        this.proxy = proxy;
        order = Ranks.ascending(proxy);
    }

    /**
     * Prepares the estimates.
     *
     * @param proxy {@code [N]} proxy rewards of the samples, at least one, all finite
     * @return the curve
     */
    public static BestOfNCurve of(double[] proxy) {
        if (proxy.length == 0) {
            throw new InvalidInputException("There must be at least one sample");
        }
        for (int i = 0; i < proxy.length; i++) {
            if (!Double.isFinite(proxy[i])) {
                throw new InvalidInputException(
                        "The proxy reward of sample " + i + " (" + proxy[i] + ") must be finite");
            }
        }
        return new BestOfNCurve(proxy.clone());
    }

    /** {@return the number of samples N} */
    public int samples() {
        return proxy.length;
    }

    /** {@return whether all samples have one proxy, so that best-of-n changes nothing} */
    public boolean allTied() {
        return proxy[order[0]] == proxy[order[order.length - 1]];
    }

    /**
     * The weight of every sample.
     *
     * @param n how many are drawn, from 1 to N
     * @return {@code [N]} weights in the order the samples were given, sum 1
     * @throws InvalidInputException if n is above N
     */
    public double[] weights(int n) {
        BestOfN.requireCount(n);
        int count = proxy.length;
        if (n > count) {
            throw new InvalidInputException(
                    "Best of n = " + n + " must be estimated from at least as many samples, there are " + count);
        }
        double[] weight = new double[count];
        double log = Math.log((double) n / count);
        for (int i = count; i >= n && log > NEGLIGIBLE; i--) {
            weight[order[i - 1]] = Math.exp(log);
            log += i > n ? Math.log((double) (i - n) / (i - 1)) : 0;
        }
        for (int from = 0; from < count; ) {
            int to = Ranking.endOfTie(order, proxy, from);
            if (to > from + 1) {
                share(weight, from, to);
            }
            from = to;
        }
        return weight;
    }

    /**
     * The mean of a value under best-of-n.
     *
     * @param n how many are drawn, from 1 to N
     * @param value {@code [N]} the samples' values, such as gold rewards or lengths
     * @return the unbiased estimate
     */
    public double mean(int n, double[] value) {
        if (value.length != proxy.length) {
            throw new InvalidInputException(
                    "There must be a value for each of the " + proxy.length + " samples, there are " + value.length);
        }
        return ResponseSet.mean(weights(n), value);
    }

    private void share(double[] weight, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weight[order[i]];
        }
        for (int i = from; i < to; i++) {
            weight[order[i]] = sum / (to - from);
        }
    }
}

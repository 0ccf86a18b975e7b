package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.List;

/**
 * For which KL penalties a reward is safe to optimise: the exact gold of the optimal policies under every penalty, and the stretch of penalties
 * around the best that keeps most of it. Its width is in decades of beta, so that rewards of different scale compare: a factor on the
 * reward moves the window and leaves its width.
 *
 * @param name what is optimised
 * @param beta {@code [points]} weights of the KL penalty, ascending, above 0
 * @param gold {@code [points]} gold gained over the initial policy
 * @param kl {@code [points]} KL from the initial policy in nats
 * @param share share of the peak that must be kept, in (0, 1]
 * @param peak index of the best penalty; of equals the smallest
 * @param low the smallest penalty of the window, NaN where nothing is gained
 * @param high the largest
 */
public record SafeWindow(
        String name, double[] beta, double[] gold, double[] kl, double share, int peak, double low, double high) {
    /** The share that is kept unless said otherwise. */
    public static final double DEFAULT_SHARE = 0.9;

    /**
     * Follows the optimal policies for one prompt.
     *
     * @param name what is optimised
     * @param responses the responses, with the reward that is optimised as their proxy
     * @param gold {@code [responses]} the gold reward
     * @param beta {@code [points]} penalties, ascending, above 0; see {@link #grid}
     * @param share share of the peak that must be kept
     * @return the window
     */
    public static SafeWindow of(String name, ResponseSet responses, double[] gold, double[] beta, double share) {
        return over(name, List.of(responses), List.of(gold), beta, share);
    }

    /**
     * Follows the optimal policies for several prompts under one penalty.
     *
     * @param name what is optimised
     * @param responses the responses to each prompt, with the reward that is optimised as their proxy
     * @param gold the gold rewards to each prompt
     * @param beta {@code [points]} penalties, ascending, above 0
     * @param share share of the peak that must be kept
     * @return the window of the means over prompts
     */
    public static SafeWindow over(
            String name, List<ResponseSet> responses, List<double[]> gold, double[] beta, double share) {
        check(responses, gold, beta, share);
        double[] gain = new double[beta.length];
        double[] kl = new double[beta.length];
        for (int p = 0; p < responses.size(); p++) {
            ResponseSet set = responses.get(p);
            double start = ResponseSet.mean(set.mass(), gold.get(p));
            for (int i = 0; i < beta.length; i++) {
                double[] policy = new ExponentialTilt(1 / beta[i]).policy(set);
                gain[i] += (ResponseSet.mean(policy, gold.get(p)) - start) / responses.size();
                kl[i] += set.klDivergence(policy) / responses.size();
            }
        }
        int peak = 0;
        for (int i = 1; i < beta.length; i++) {
            peak = gain[i] > gain[peak] ? i : peak;
        }
        double least = share * gain[peak];
        boolean gained = gain[peak] > 0;
        return new SafeWindow(
                name,
                beta.clone(),
                gain,
                kl,
                share,
                peak,
                gained ? end(beta, gain, peak, least, -1) : Double.NaN,
                gained ? end(beta, gain, peak, least, 1) : Double.NaN);
    }

    /**
     * Penalties evenly spaced in their logarithm.
     *
     * @param from exponent of the smallest, to base 10
     * @param to exponent of the largest
     * @param perDecade points to a decade, at least 1
     * @return the penalties, both ends included
     */
    public static double[] grid(int from, int to, int perDecade) {
        if (to <= from || perDecade < 1) {
            throw new InvalidInputException("The grid must ascend with at least 1 point to a decade, is from 10^" + from
                    + " to 10^" + to + " with " + perDecade);
        }
        double[] beta = new double[(to - from) * perDecade + 1];
        for (int i = 0; i < beta.length; i++) {
            beta[i] = Math.pow(10, from + (double) i / perDecade);
        }
        return beta;
    }

    /** {@return the width of the window in decades of beta, 0 where nothing is gained} */
    public double decades() {
        return Double.isNaN(low) ? 0 : Math.log10(high / low);
    }

    /** {@return whether the window reaches an end of the penalties that were tried, so that it is at least as wide as said} */
    public boolean open() {
        return low == beta[0] || high == beta[beta.length - 1];
    }

    /** {@return the most gold gained} */
    public double peakGold() {
        return gold[peak];
    }

    /** {@return the penalty with the most gold} */
    public double peakBeta() {
        return beta[peak];
    }

    /** Where the gain falls below what must be kept, on the straight line over the logarithm of beta. */
    private static double end(double[] beta, double[] gain, int peak, double least, int direction) {
        int i = peak;
        while (i + direction >= 0 && i + direction < beta.length && gain[i + direction] >= least) {
            i += direction;
        }
        int beyond = i + direction;
        if (beyond < 0 || beyond >= beta.length) {
            return beta[i];
        }
        double part = (gain[i] - least) / (gain[i] - gain[beyond]);
        return beta[i] * Math.pow(beta[beyond] / beta[i], part);
    }

    private static void check(List<ResponseSet> responses, List<double[]> gold, double[] beta, double share) {
        if (responses.isEmpty() || responses.size() != gold.size()) {
            throw new InvalidInputException(
                    "There must be as many prompts with responses as with gold, and at least one, there are "
                            + responses.size() + " and " + gold.size());
        }
        for (int p = 0; p < gold.size(); p++) {
            if (gold.get(p).length != responses.get(p).size()) {
                throw new InvalidInputException("The prompt " + p + " must have as many golds as responses, has "
                        + gold.get(p).length + " and " + responses.get(p).size());
            }
        }
        if (!(share > 0 && share <= 1)) {
            throw new InvalidInputException("The share to keep (" + share + ") must be above 0 and at most 1");
        }
        for (int i = 0; i < beta.length; i++) {
            if (!(beta[i] > 0 && Double.isFinite(beta[i])) || (i > 0 && beta[i] <= beta[i - 1])) {
                throw new InvalidInputException(
                        "The penalties must ascend from above 0, number " + i + " is " + beta[i]);
            }
        }
        if (beta.length == 0) {
            throw new InvalidInputException("There must be penalties to try, there are none");
        }
    }
}

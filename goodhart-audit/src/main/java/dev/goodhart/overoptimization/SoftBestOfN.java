package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;

/**
 * Best-of-n with a soft choice: n responses are drawn from the initial policy, and one of them is kept with probability proportional to
 * {@code exp(lambda * proxy)}. It changes nothing at lambda = 0, tends to best-of-n for large lambda and to the
 * {@link ExponentialTilt} for large n.
 *
 * <p>Exact on a finite set, by one integral instead of a sum over all draws: with {@code a = exp(lambda (r - max r))},
 * {@code pi(y) = n p(y) E[a_y / (a_y + S)] = n p(y) a_y integral_0^inf exp(-t a_y) phi(t)^(n-1) dt} where S sums a over the n - 1 other
 * draws and {@code phi(t) = sum_z p(z) exp(-t a_z)}. With {@code t = e^s} the integrand is analytic and decays at both ends, so the
 * trapezoidal rule converges exponentially.
 *
 * @param n how many are drawn, at least 1
 * @param lambda sharpness of the choice, at least 0, in units of one over the proxy
 */
public record SoftBestOfN(int n, double lambda) {
    private static final double STEP = 0.05;
    private static final double NEGLIGIBLE = 45;

    /** Checks the ranges. */
    public SoftBestOfN {
        BestOfN.requireCount(n);
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new InvalidInputException("The sharpness lambda (" + lambda + ") must be at least 0");
        }
    }

    /**
     * The policy on a finite set.
     *
     * @param responses the responses
     * @return {@code [responses]} probabilities
     */
    public double[] policy(ResponseSet responses) {
        int size = responses.size();
        double[] log = new double[size];
        double largest = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            log[i] = lambda * responses.proxy()[i];
            largest = Math.max(largest, log[i]);
            smallest = Math.min(smallest, log[i]);
        }
        double from = -NEGLIGIBLE - Math.log(n);
        double to = largest - smallest + Math.log(NEGLIGIBLE);
        double[] policy = new double[size];
        double[] survives = new double[size];
        for (double s = from; s <= to; s += STEP) {
            double phi = 0;
            for (int i = 0; i < size; i++) {
                survives[i] = Math.exp(-Math.exp(s + log[i] - largest));
                phi += responses.mass()[i] * survives[i];
            }
            double others = Math.pow(phi, n - 1);
            if (others == 0) {
                break;
            }
            for (int i = 0; i < size; i++) {
                policy[i] += survives[i] * others * Math.exp(s + log[i] - largest);
            }
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            policy[i] *= n * responses.mass()[i] * STEP;
            sum += policy[i];
        }
        for (int i = 0; i < size; i++) {
            policy[i] /= sum;
        }
        return policy;
    }
}

package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;

/**
 * The optimum of reinforcement learning with a KL penalty: {@code pi(y)} proportional to {@code pi0(y) exp(lambda r(y))}, where lambda is
 * one over the penalty's weight. Of all policies at its distance from pi0 it has the highest mean r.
 *
 * @param lambda one over the weight of the KL penalty, at least 0
 */
public record ExponentialTilt(double lambda) {
    private static final int HALVINGS = 200;

    /** Checks the range. */
    public ExponentialTilt {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new InvalidInputException("The tilt lambda (" + lambda + ") must be at least 0 and finite");
        }
    }

    /**
     * The tilt that spends a KL budget.
     *
     * @param responses the responses
     * @param kl the budget in nats; at least 0 and below what the best response alone would cost
     * @return the tilt
     */
    public static ExponentialTilt within(ResponseSet responses, double kl) {
        double best = Double.NEGATIVE_INFINITY;
        double mass = 0;
        double spread = 0;
        for (int i = 0; i < responses.size(); i++) {
            double proxy = responses.proxy()[i];
            spread = Math.max(spread, Math.abs(proxy - responses.proxy()[0]));
            if (proxy >= best) {
                mass = responses.mass()[i] + (proxy == best ? mass : 0);
                best = proxy;
            }
        }
        if (!(kl >= 0 && (kl < -Math.log(mass) || kl == 0))) {
            throw new InvalidInputException("The KL (" + kl + ") must be at least 0 and below " + -Math.log(mass)
                    + ", what the response with the highest reward costs");
        }
        double high = 1 / Math.max(spread, Double.MIN_NORMAL);
        while (new ExponentialTilt(high).klDivergence(responses) < kl) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (new ExponentialTilt(middle).klDivergence(responses) < kl) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new ExponentialTilt((low + high) / 2);
    }

    /**
     * The policy on a finite set.
     *
     * @param responses the responses
     * @return {@code [responses]} probabilities
     */
    public double[] policy(ResponseSet responses) {
        double[] policy = new double[responses.size()];
        double largest = Double.NEGATIVE_INFINITY;
        for (double proxy : responses.proxy()) {
            largest = Math.max(largest, lambda * proxy);
        }
        double sum = 0;
        for (int i = 0; i < policy.length; i++) {
            policy[i] = responses.mass()[i] * Math.exp(lambda * responses.proxy()[i] - largest);
            sum += policy[i];
        }
        for (int i = 0; i < policy.length; i++) {
            policy[i] /= sum;
        }
        return policy;
    }

    /**
     * The distance from the initial policy.
     *
     * @param responses the responses
     * @return KL(pi || pi0) in nats
     */
    public double klDivergence(ResponseSet responses) {
        return responses.klDivergence(policy(responses));
    }
}

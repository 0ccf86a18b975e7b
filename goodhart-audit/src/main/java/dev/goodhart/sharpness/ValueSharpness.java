package dev.goodhart.sharpness;

/**
 * How sharp a value function can be when its reward is delta-Lipschitz, in deterministic worlds s' = f(s, a) under a policy a = mu(s).
 *
 * <p>With F(s, a) = (f(s, a), mu(f(s, a))) and L at least the spectral norm of its Jacobian everywhere, the reward met k steps later has
 * a gradient of at most delta L^k, so Q has one of at most delta / (1 - discount L). That is {@link #sound}. In stochastic worlds the same
 * holds with L the Lipschitz constant of the chain in Wasserstein-1 distance.
 *
 * <p>{@link #quoted} is the form under which the result of Blonde, Strasser and Kalousis (2022) is often given. It drops cross terms and
 * is no bound: with f(s, a) = s, mu = 0 and r = delta s, Q has slope delta / (1 - discount), which is 10 delta at 0.9, where it says 2.29.
 * It is here to be compared with.
 */
public final class ValueSharpness {
    private ValueSharpness() {}

    /**
     * A bound on ||grad Q|| over an endless horizon.
     *
     * @param delta Lipschitz constant of the reward, at least 0
     * @param discount in [0, 1]
     * @param joint L, Lipschitz constant of (s, a) -> (s', a'), at least 0
     * @return the bound, infinite when discount L is at least 1 and the reward is not constant
     */
    public static double sound(double delta, double discount, double joint) {
        check(delta, discount, joint);
        double ratio = discount * joint;
        return delta == 0 ? 0 : ratio < 1 ? delta / (1 - ratio) : Double.POSITIVE_INFINITY;
    }

    /**
     * A bound on ||grad Q|| over finitely many steps, finite whatever L is.
     *
     * @param delta Lipschitz constant of the reward, at least 0
     * @param discount in [0, 1]
     * @param joint L, at least 0
     * @param horizon number of rewards counted, at least 0
     * @return delta times the sum of (discount L)^k over k below the horizon
     */
    public static double sound(double delta, double discount, double joint, int horizon) {
        check(delta, discount, joint);
        double sum = 0;
        double power = 1;
        for (int k = 0; k < horizon; k++) {
            sum += power;
            power *= discount * joint;
        }
        return delta * sum;
    }

    /**
     * L from constants of world and policy apart: L is at most A sqrt(1 + B^2).
     *
     * @param world A, spectral norm of the world's Jacobian
     * @param policy B, spectral norm of the policy's
     * @return the bound on L
     */
    public static double joint(double world, double policy) {
        return world * Math.sqrt(1 + policy * policy);
    }

    /**
     * What is often quoted, delta / sqrt(1 - discount^2 A^2 max(1, B^2)). Not a bound.
     *
     * @param delta Lipschitz constant of the reward
     * @param discount in [0, 1)
     * @param world A, Frobenius norm of the world's Jacobian
     * @param policy B, Frobenius norm of the policy's
     * @return the figure, infinite when the root has no positive argument
     */
    public static double quoted(double delta, double discount, double world, double policy) {
        check(delta, discount, world);
        check(delta, discount, policy);
        double ratio = discount * discount * world * world * Math.max(1, policy * policy);
        return ratio < 1 ? delta / Math.sqrt(1 - ratio) : Double.POSITIVE_INFINITY;
    }

    private static void check(double delta, double discount, double constant) {
        if (!(delta >= 0 && discount >= 0 && discount <= 1 && constant >= 0)) {
            throw new IllegalArgumentException("A bound must have delta >= 0, a discount in [0, 1] and constants >= 0,"
                    + " has " + delta + ", " + discount + ", " + constant);
        }
    }
}

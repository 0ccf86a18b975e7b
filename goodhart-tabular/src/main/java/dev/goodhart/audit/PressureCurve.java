package dev.goodhart.audit;

/**
 * Proxy and intended return as optimisation gets stronger. Returns are shares of the world's range, 0 the worst and 1 the best
 * that any policy has.
 *
 * @param pressure {@code [points]} ascending: inverse temperature, or environment steps of a learner
 * @param divergence {@code [points]} KL from the uniform policy, nats per discounted step
 * @param proxy {@code [points]} proxy return
 * @param intended {@code [points]} intended return
 */
public record PressureCurve(double[] pressure, double[] divergence, double[] proxy, double[] intended) {
    /** A rise of the intended return that is too small to be worth a stop there. */
    private static final double NO_GAIN = 1e-4;

    /** {@return the index of the largest intended return, the first of those that differ by less than 1e-4} */
    public int peak() {
        int peak = 0;
        for (int i = 1; i < intended.length; i++) {
            if (intended[i] > intended[peak] + NO_GAIN) {
                peak = i;
            }
        }
        return peak;
    }

    /** {@return how far the intended return falls from its peak to the end, at least 0} */
    public double fall() {
        return intended[peak()] - intended[intended.length - 1];
    }
}

package dev.goodhart.statistics;

/** The 95 % interval of a share by Wilson's score (1927), which stays within [0, 1] and is no point where all or none succeed. */
public final class WilsonInterval {
    private static final double Z = 1.959963984540054;

    private WilsonInterval() {}

    /**
     * The interval.
     *
     * @param successes how often it happened, 0 to the number of trials; half a success is what a tie may count
     * @param trials how often it could have, at least 0
     * @return the share with its interval; NaN without trials
     */
    public static Interval of(double successes, int trials) {
        if (trials == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95);
        }
        double share = successes / trials;
        double spread = Z * Z / trials;
        double centre = (share + spread / 2) / (1 + spread);
        double half = Z / (1 + spread) * Math.sqrt(share * (1 - share) / trials + spread / (4 * trials));
        return new Interval(share, Math.max(0, centre - half), Math.min(1, centre + half), 0.95);
    }
}

package dev.goodhart.hierarchy;

import java.util.Arrays;

/**
 * How much better a factor must be before its level decides.
 *
 * @param unit what the amount is measured in
 * @param amount at least 0; at most 1 for a quantile
 */
public record Margin(Unit unit, double amount) {
    /** Every difference decides. Right for factors with few values; a continuous factor then leaves nothing to the levels below. */
    public static final Margin NONE = new Margin(Unit.ABSOLUTE, 0);

    private static final int FEW_VALUES = 10;

    /** What the amount of a margin is measured in. */
    public enum Unit {
        /** Standard deviations of the factor over the pool (Bukharin et al. 2023). */
        STANDARD_DEVIATIONS,
        /** The factor's own unit. */
        ABSOLUTE,
        /** A quantile of the absolute differences over all pairs of the pool: about this share of pairs goes on to the next level. */
        QUANTILE
    }

    /** Checks the amount. */
    public Margin {
        if (!(amount >= 0) || Double.isInfinite(amount) || (unit == Unit.QUANTILE && amount > 1)) {
            throw new IllegalArgumentException("The margin (" + amount + ") must be at least 0 and finite"
                    + (unit == Unit.QUANTILE ? ", at most 1 for a quantile" : ""));
        }
    }

    /**
     * A margin in standard deviations.
     *
     * @param amount how many, at least 0
     * @return the margin
     */
    public static Margin standardDeviations(double amount) {
        return new Margin(Unit.STANDARD_DEVIATIONS, amount);
    }

    /**
     * A margin in the factor's unit.
     *
     * @param amount at least 0
     * @return the margin
     */
    public static Margin absolute(double amount) {
        return new Margin(Unit.ABSOLUTE, amount);
    }

    /**
     * A margin that leaves a share of the pairs to the next level.
     *
     * @param share in [0, 1]
     * @return the margin
     */
    public static Margin quantile(double share) {
        return new Margin(Unit.QUANTILE, share);
    }

    /**
     * The margin to begin with: half a standard deviation, none for a factor of at most ten distinct values.
     *
     * @param pool {@code [items]} values of the factor
     * @return the margin
     */
    public static Margin suggested(double[] pool) {
        long distinct = Arrays.stream(pool).distinct().limit(FEW_VALUES + 1).count();
        return distinct <= FEW_VALUES ? NONE : standardDeviations(0.5);
    }

    /**
     * The margin over a pool, in the factor's unit. Multiplying the pool by a power of two multiplies the result by it exactly.
     *
     * @param pool {@code [items]} values of the factor, at least 1
     * @return at least 0
     */
    public double over(double[] pool) {
        if (pool.length == 0) {
            throw new IllegalArgumentException("The pool of a margin must hold an item, is empty");
        }
        return switch (unit) {
            case ABSOLUTE -> amount;
            case STANDARD_DEVIATIONS -> amount * deviation(pool);
            case QUANTILE -> PairDifferences.quantile(pool, amount);
        };
    }

    /** The standard deviation of a whole pool; 0, not rounding noise, where nothing varies. */
    static double deviation(double[] pool) {
        double sum = 0;
        boolean varies = false;
        for (double value : pool) {
            sum += value;
            varies |= value != pool[0];
        }
        if (!varies) {
            return 0;
        }
        double mean = sum / pool.length;
        double squares = 0;
        for (double value : pool) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / pool.length);
    }

    /** {@return the margin as files write it, such as {@code 0.5sd}, {@code 0.2} or {@code q0.3}} */
    public String written() {
        return switch (unit) {
            case STANDARD_DEVIATIONS -> plain() + "sd";
            case ABSOLUTE -> plain();
            case QUANTILE -> "q" + plain();
        };
    }

    private String plain() {
        return amount == Math.rint(amount) && amount < 1e9 ? Long.toString((long) amount) : Double.toString(amount);
    }
}

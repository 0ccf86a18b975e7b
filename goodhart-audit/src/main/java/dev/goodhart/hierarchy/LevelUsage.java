package dev.goodhart.hierarchy;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Erf;

/**
 * How often each level of a hierarchy decided.
 *
 * @param factors {@code [levels]} names, the most important first
 * @param decided {@code [levels]} pairs that each decided
 * @param ties pairs that none did
 */
public record LevelUsage(List<String> factors, long[] decided, long ties) {
    /** Copies the names. */
    public LevelUsage {
        factors = List.copyOf(factors);
    }

    /** {@return how many pairs were looked at} */
    public long pairs() {
        return Arrays.stream(decided).sum() + ties;
    }

    /**
     * The share of pairs that a level decided.
     *
     * @param level from 0
     * @return in [0, 1], NaN without a pair
     */
    public double share(int level) {
        return (double) decided[level] / pairs();
    }

    /** {@return the share of pairs that nothing decided, in [0, 1], NaN without a pair} */
    public double tieShare() {
        return (double) ties / pairs();
    }

    /**
     * The shares to expect of independent normal factors, each with a margin of m standard deviations: p (1 - p)^(i-1) for level i, where p
     * is the probability 2 Phi(-m / sqrt 2) that two values lie further apart than the margin, and (1 - p)^levels for a tie.
     *
     * @param margin m, at least 0
     * @param levels how many, at least 1
     * @return {@code [levels + 1]} the shares of the levels, then that of ties
     */
    public static double[] ofNormalFactors(double margin, int levels) {
        double p = Erf.erfc(margin / 2);
        double[] shares = new double[levels + 1];
        double left = 1;
        for (int i = 0; i < levels; i++) {
            shares[i] = p * left;
            left *= 1 - p;
        }
        shares[levels] = left;
        return shares;
    }
}

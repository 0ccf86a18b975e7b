package dev.goodhart.statistics;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/** The exact binomial test: is a share of successes what it should be? */
public final class BinomialTest {
    /** Outcomes this close to the observed one in probability count as equally likely. */
    private static final double EQUALLY_LIKELY = 1e-7;

    private BinomialTest() {}

    /**
     * How likely a count is that is no more likely than the one observed, by the sum of all such outcomes.
     *
     * @param successes how often it happened, 0 to the number of trials
     * @param trials how often it could have
     * @param probability how likely it should be each time, in [0, 1]
     * @return the p value, 1 without trials
     */
    public static double twoSided(int successes, int trials, double probability) {
        check(successes, trials);
        BinomialDistribution outcomes = new BinomialDistribution(trials, probability);
        double observed = outcomes.logProbability(successes);
        double tails = 0;
        for (int k = 0; k <= trials; k++) {
            double log = outcomes.logProbability(k);
            if (log <= observed + EQUALLY_LIKELY) {
                tails += Math.exp(log);
            }
        }
        return Math.min(1, tails);
    }

    /**
     * The share of successes with its exact interval (Clopper and Pearson 1934): the probabilities under which neither as many nor as few
     * successes are rarer than half of what the level leaves.
     *
     * @param successes how often it happened, 0 to the number of trials
     * @param trials how often it could have
     * @param level the coverage is at least this, in (0, 1)
     * @return the share with its interval; NaN without trials
     */
    public static Interval share(int successes, int trials, double level) {
        check(successes, trials);
        if (trials == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN, level);
        }
        int failures = trials - successes;
        double tail = (1 - level) / 2;
        double low =
                successes == 0 ? 0 : new BetaDistribution(successes, failures + 1).inverseCumulativeProbability(tail);
        double high = failures == 0
                ? 1
                : new BetaDistribution(successes + 1, failures).inverseCumulativeProbability(1 - tail);
        return new Interval((double) successes / trials, low, high, level);
    }

    private static void check(int successes, int trials) {
        if (trials < 0 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "The successes (" + successes + ") must lie between 0 and the trials (" + trials + ")");
        }
    }
}

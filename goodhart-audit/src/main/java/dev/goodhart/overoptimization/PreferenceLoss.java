package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;

/**
 * The loss by which reward models are fitted to preferences (Bradley and Terry 1952): {@code log(1 + exp(rejected - chosen))}, low where the
 * preferred response has the higher reward. With the other sign, as it is printed in places, a model would be trained backwards.
 */
public final class PreferenceLoss {
    /** The loss of a model that cannot tell responses apart, log 2. */
    public static final double COIN = Math.log(2);

    private PreferenceLoss() {}

    /**
     * The loss of one pair.
     *
     * @param chosen reward of the preferred response
     * @param rejected reward of the other
     * @return in nats, at least 0
     */
    public static double of(double chosen, double rejected) {
        double gap = rejected - chosen;
        return Math.max(0, gap) + Math.log1p(Math.exp(-Math.abs(gap)));
    }

    /**
     * The mean loss.
     *
     * @param chosen {@code [pairs]} rewards of the preferred responses, at least one
     * @param rejected {@code [pairs]} rewards of the others
     * @return in nats
     */
    public static double mean(double[] chosen, double[] rejected) {
        if (chosen.length != rejected.length || chosen.length == 0) {
            throw new InvalidInputException(
                    "There must be as many chosen as rejected rewards, and one at least; there are " + chosen.length
                            + " and " + rejected.length);
        }
        double sum = 0;
        for (int i = 0; i < chosen.length; i++) {
            sum += of(chosen[i], rejected[i]);
        }
        return sum / chosen.length;
    }
}

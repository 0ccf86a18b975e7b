package dev.goodhart.attribution;

/**
 * What is paid for actions that the world carried out, times beta.
 *
 * <p>A bonus pays for waiting: with reward R for finishing, an endless supply of accepted actions that change nothing and discount gamma,
 * finishing at once gives beta + R, one step later beta + gamma (beta + R), for ever beta / (1 - gamma). So finishing is optimal if and only
 * if beta is at most R (1 - gamma) / gamma: 0.0101 R at gamma = 0.99, nothing at gamma = 1. The penalty teaches the same and never pays for
 * waiting.
 */
public enum GroundingSignal {
    /** Nothing. */
    NONE,
    /** beta for a turn that was carried out, the published form. */
    BONUS,
    /** -beta for a turn that was not. */
    PENALTY;

    /**
     * What a turn is paid.
     *
     * @param beta the size, at least 0
     * @param executed whether the turn was carried out
     * @return the payment
     */
    public double pay(double beta, boolean executed) {
        return switch (this) {
            case NONE -> 0;
            case BONUS -> executed ? beta : 0;
            case PENALTY -> executed ? 0 : -beta;
        };
    }

    /**
     * Up to which size it leaves finishing optimal where waiting is always accepted.
     *
     * @param reward R, paid for finishing, at least 0
     * @param discount gamma in [0, 1]
     * @return R (1 - gamma) / gamma for a bonus, infinity for the other two and at gamma = 0
     */
    public double largestSafeBeta(double reward, double discount) {
        if (!(discount >= 0 && discount <= 1)) {
            throw new IllegalArgumentException("The discount (" + discount + ") must be in [0, 1]");
        }
        return this == BONUS && discount > 0 ? reward * (1 - discount) / discount : Double.POSITIVE_INFINITY;
    }
}

package dev.goodhart.credit;

/**
 * What the credits are for.
 *
 * @param learner how the learner weighs what it did
 * @param acceptBias whether credits that bias the learner are wanted all the same, and the bias estimated
 */
public record CreditUse(Learner learner, boolean acceptBias) {
    /** How a learner weighs each unit. */
    public enum Learner {
        /** By the return of the whole text. Credits that sum to the score change nothing for it. */
        WHOLE_RETURN,
        /**
         * By the sum of rewards from the unit on, or by anything made of such sums: a critic, generalised advantages, as in PPO.
         */
        REWARD_TO_GO
    }

    /** {@return a learner that weighs by the whole return} */
    public static CreditUse wholeReturn() {
        return new CreditUse(Learner.WHOLE_RETURN, false);
    }

    /** {@return a learner that weighs by reward-to-go; Shapley and Owen credits are refused} */
    public static CreditUse rewardToGo() {
        return new CreditUse(Learner.REWARD_TO_GO, false);
    }

    /** {@return the same with the bias accepted} */
    public CreditUse acceptingBias() {
        return new CreditUse(learner, true);
    }
}

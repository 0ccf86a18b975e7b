package dev.goodhart.design.alignment;

import dev.goodhart.input.InvalidInputException;

/** The learner that the reward is meant for: a softmax policy, one parameter for every state and action, trained by policy gradients. */
public sealed interface LearnerModel {
    /** {@return how visits and returns are discounted} */
    UpdateRule rule();

    /** {@return the discount of the learner's returns, in [0, 1); NaN for the world's} */
    double discount();

    /** {@return step size of an update, positive} */
    double step();

    /** {@return weight decay lambda, positive: it keeps the fixed point finite and the implicit gradient defined} */
    double weightDecay();

    /**
     * The same learner with another rule and discount.
     *
     * @param rule the rule
     * @param discount in [0, 1), NaN for the world's
     * @return the learner
     */
    LearnerModel with(UpdateRule rule, double discount);

    /**
     * Exact expected updates from the world's model.
     *
     * @param rule how visits and returns are discounted
     * @param discount of the returns, in [0, 1); NaN for the world's
     * @param step positive
     * @param weightDecay positive
     */
    record ExactGradient(UpdateRule rule, double discount, double step, double weightDecay) implements LearnerModel {
        /** Checks the ranges. */
        public ExactGradient {
            check(discount, step, weightDecay);
        }

        /** {@return an unbiased learner with the world's discount, step 1, weight decay 0.01} */
        public static ExactGradient defaults() {
            return new ExactGradient(UpdateRule.UNBIASED, Double.NaN, 1, 0.01);
        }

        @Override
        public ExactGradient with(UpdateRule newRule, double newDiscount) {
            return new ExactGradient(newRule, newDiscount, step, weightDecay);
        }
    }

    /**
     * REINFORCE (Williams 1992) on sampled episodes with the batch's mean return at each time step as baseline.
     *
     * @param rule how visits and returns are discounted
     * @param discount of the returns, in [0, 1); NaN for the world's
     * @param step positive
     * @param weightDecay positive
     * @param horizon steps after which an episode is cut, at least 1
     * @param episodes episodes of an update, at least 2
     */
    record Reinforce(UpdateRule rule, double discount, double step, double weightDecay, int horizon, int episodes)
            implements LearnerModel {
        /** Checks the ranges. */
        public Reinforce {
            check(discount, step, weightDecay);
            if (horizon < 1) {
                throw new InvalidInputException("The horizon (" + horizon + ") must be at least 1");
            }
            if (episodes < 2) {
                throw new InvalidInputException("The number of episodes of an update (" + episodes
                        + ") must be at least 2\nMaybe 16: the baseline is their mean.");
            }
        }

        /** {@return an unbiased learner with the world's discount, step 1, weight decay 0.01, horizon 40, 16 episodes an update} */
        public static Reinforce defaults() {
            return new Reinforce(UpdateRule.UNBIASED, Double.NaN, 1, 0.01, 40, 16);
        }

        @Override
        public Reinforce with(UpdateRule newRule, double newDiscount) {
            return new Reinforce(newRule, newDiscount, step, weightDecay, horizon, episodes);
        }
    }

    private static void check(double discount, double step, double weightDecay) {
        if (!Double.isNaN(discount) && !(discount >= 0 && discount < 1)) {
            throw new InvalidInputException("The learner's discount (" + discount + ") must be in [0, 1)");
        }
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("The learner's step (" + step + ") must be positive and finite");
        }
        if (!(weightDecay > 0 && step * weightDecay < 1)) {
            throw new InvalidInputException("The learner's weight decay (" + weightDecay
                    + ") must be positive and below 1 / step\nMaybe 0.01: without it the learner has no fixed point and no implicit"
                    + " gradient.");
        }
    }
}

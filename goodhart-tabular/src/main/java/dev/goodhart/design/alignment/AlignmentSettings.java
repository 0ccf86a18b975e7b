package dev.goodhart.design.alignment;

import dev.goodhart.input.InvalidInputException;

/**
 * How a reward is aligned.
 *
 * @param learner the learner it is meant for
 * @param solver how the implicit gradient is found
 * @param correction the free part of the reward
 * @param learnDiscount whether the learner's discount is learned as well
 * @param discountPenalty lambda_gamma, what a unit of learned discount costs; at least 0
 * @param updates how long
 * @param ascent how the reward moves
 */
public record AlignmentSettings(
        LearnerModel learner,
        HypergradientSolver solver,
        Correction correction,
        boolean learnDiscount,
        double discountPenalty,
        Updates updates,
        Ascent ascent) {
    /** Checks the ranges. */
    public AlignmentSettings {
        require(discountPenalty >= 0 && discountPenalty < Double.POSITIVE_INFINITY, "discount penalty", "at least 0");
        if (learnDiscount && learner.discount() == 0) {
            throw new InvalidInputException(
                    "A learned discount must start strictly between 0 and 1, but the learner's is 0\nMaybe start it at 0.5.");
        }
    }

    /**
     * Lengths of the loops.
     *
     * @param warmUp N0, learner updates before the first outer step, at least 0
     * @param inner N_in, learner updates before every outer step, at least 1
     * @param outer steps on the reward, at least 1
     */
    public record Updates(int warmUp, int inner, int outer) {
        /** Checks the ranges. */
        public Updates {
            require(warmUp >= 0, "warm-up", "at least 0");
            require(inner >= 1, "number of inner updates", "at least 1");
            require(outer >= 1, "number of outer updates", "at least 1");
        }
    }

    /**
     * A step on the reward.
     *
     * @param weightStep step size of the weights and of the discount's logit, positive
     * @param correctionStep step size of the correction, positive
     * @param episodes fresh episodes of an outer gradient, for a sampled learner; at least 2
     */
    public record Ascent(double weightStep, double correctionStep, int episodes) {
        /** Checks the ranges. */
        public Ascent {
            require(weightStep > 0 && weightStep < Double.POSITIVE_INFINITY, "weight step", "positive");
            require(correctionStep > 0 && correctionStep < Double.POSITIVE_INFINITY, "correction step", "positive");
            require(episodes >= 2, "number of outer episodes", "at least 2");
        }
    }

    /** {@return expected updates of an unbiased learner, identity solver, a table as correction, a learned discount} */
    public static AlignmentSettings exact() {
        return defaults(LearnerModel.ExactGradient.defaults(), new Updates(200, 20, 200));
    }

    /** {@return REINFORCE on sampled episodes, otherwise the same with shorter inner loops} */
    public static AlignmentSettings sampled() {
        return defaults(LearnerModel.Reinforce.defaults(), new Updates(10, 10, 200));
    }

    private static AlignmentSettings defaults(LearnerModel learner, Updates updates) {
        HypergradientSolver identity = new HypergradientSolver.Identity(1);
        return new AlignmentSettings(learner, identity, Correction.TABLE, true, 0, updates, new Ascent(0.05, 0.01, 64));
    }

    /** {@return learner updates of a whole alignment, which is also what a fresh learner gets} */
    public int learnerUpdates() {
        return updates.warmUp() + updates.outer() * updates.inner();
    }

    /**
     * The same for another learner.
     *
     * @param other the learner
     * @return the settings
     */
    public AlignmentSettings withLearner(LearnerModel other) {
        return new AlignmentSettings(other, solver, correction, learnDiscount, discountPenalty, updates, ascent);
    }

    /**
     * The same with another solver.
     *
     * @param other the solver
     * @return the settings
     */
    public AlignmentSettings withSolver(HypergradientSolver other) {
        return new AlignmentSettings(learner, other, correction, learnDiscount, discountPenalty, updates, ascent);
    }

    /**
     * The same with another correction.
     *
     * @param other the free part
     * @return the settings
     */
    public AlignmentSettings withCorrection(Correction other) {
        return new AlignmentSettings(learner, solver, other, learnDiscount, discountPenalty, updates, ascent);
    }

    /** {@return the same with the learner's discount as it is} */
    public AlignmentSettings withFixedDiscount() {
        return new AlignmentSettings(learner, solver, correction, false, discountPenalty, updates, ascent);
    }

    /**
     * The same with other lengths of the loops.
     *
     * @param warmUp N0
     * @param inner N_in
     * @param outer outer steps
     * @return the settings
     */
    public AlignmentSettings withUpdates(int warmUp, int inner, int outer) {
        Updates other = new Updates(warmUp, inner, outer);
        return new AlignmentSettings(learner, solver, correction, learnDiscount, discountPenalty, other, ascent);
    }

    /**
     * The same with another number of steps on the reward.
     *
     * @param outer at least 1
     * @return the settings
     */
    public AlignmentSettings withOuterUpdates(int outer) {
        return withUpdates(updates.warmUp(), updates.inner(), outer);
    }

    private static void require(boolean condition, String name, String what) {
        if (!condition) {
            throw new InvalidInputException("The " + name + " of the alignment must be " + what);
        }
    }
}

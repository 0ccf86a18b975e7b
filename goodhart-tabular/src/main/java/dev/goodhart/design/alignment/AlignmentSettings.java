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
 * @param warmUp N0, learner updates before the first outer step, at least 0
 * @param innerUpdates N_in, learner updates before every outer step, at least 1
 * @param outerUpdates steps on the reward, at least 1
 * @param weightStep step size of the weights and of the discount's logit, positive
 * @param correctionStep step size of the correction, positive
 * @param outerEpisodes fresh episodes of an outer gradient, for a sampled learner; at least 2
 */
public record AlignmentSettings(
        LearnerModel learner,
        HypergradientSolver solver,
        Correction correction,
        boolean learnDiscount,
        double discountPenalty,
        int warmUp,
        int innerUpdates,
        int outerUpdates,
        double weightStep,
        double correctionStep,
        int outerEpisodes) {
    /** Checks the ranges. */
    public AlignmentSettings {
        require(discountPenalty >= 0 && discountPenalty < Double.POSITIVE_INFINITY, "discount penalty", "at least 0");
        require(warmUp >= 0, "warm-up", "at least 0");
        require(innerUpdates >= 1, "number of inner updates", "at least 1");
        require(outerUpdates >= 1, "number of outer updates", "at least 1");
        require(weightStep > 0 && weightStep < Double.POSITIVE_INFINITY, "weight step", "positive");
        require(correctionStep > 0 && correctionStep < Double.POSITIVE_INFINITY, "correction step", "positive");
        require(outerEpisodes >= 2, "number of outer episodes", "at least 2");
        if (learnDiscount && learner.discount() == 0) {
            throw new InvalidInputException(
                    "A learned discount must start strictly between 0 and 1, but the learner's is 0\nMaybe start it at 0.5.");
        }
    }

    /** {@return expected updates of an unbiased learner, identity solver, a table as correction, a learned discount} */
    public static AlignmentSettings exact() {
        return new AlignmentSettings(
                LearnerModel.ExactGradient.defaults(),
                new HypergradientSolver.Identity(1),
                Correction.TABLE,
                true,
                0,
                200,
                20,
                200,
                0.05,
                0.01,
                64);
    }

    /** {@return REINFORCE on sampled episodes, otherwise the same with shorter inner loops} */
    public static AlignmentSettings sampled() {
        return new AlignmentSettings(
                LearnerModel.Reinforce.defaults(),
                new HypergradientSolver.Identity(1),
                Correction.TABLE,
                true,
                0,
                10,
                10,
                200,
                0.05,
                0.01,
                64);
    }

    /** {@return learner updates of a whole alignment, which is also what a fresh learner gets} */
    public int learnerUpdates() {
        return warmUp + outerUpdates * innerUpdates;
    }

    /**
     * The same for another learner.
     *
     * @param newLearner the learner
     * @return the settings
     */
    public AlignmentSettings withLearner(LearnerModel newLearner) {
        return new AlignmentSettings(
                newLearner,
                solver,
                correction,
                learnDiscount,
                discountPenalty,
                warmUp,
                innerUpdates,
                outerUpdates,
                weightStep,
                correctionStep,
                outerEpisodes);
    }

    /**
     * The same with another solver.
     *
     * @param newSolver the solver
     * @return the settings
     */
    public AlignmentSettings withSolver(HypergradientSolver newSolver) {
        return new AlignmentSettings(
                learner,
                newSolver,
                correction,
                learnDiscount,
                discountPenalty,
                warmUp,
                innerUpdates,
                outerUpdates,
                weightStep,
                correctionStep,
                outerEpisodes);
    }

    /**
     * The same with another correction.
     *
     * @param newCorrection the free part
     * @return the settings
     */
    public AlignmentSettings withCorrection(Correction newCorrection) {
        return new AlignmentSettings(
                learner,
                solver,
                newCorrection,
                learnDiscount,
                discountPenalty,
                warmUp,
                innerUpdates,
                outerUpdates,
                weightStep,
                correctionStep,
                outerEpisodes);
    }

    /**
     * The same with a learned discount or without.
     *
     * @param learn whether it is learned
     * @param penalty lambda_gamma, at least 0
     * @return the settings
     */
    public AlignmentSettings withDiscount(boolean learn, double penalty) {
        return new AlignmentSettings(
                learner,
                solver,
                correction,
                learn,
                penalty,
                warmUp,
                innerUpdates,
                outerUpdates,
                weightStep,
                correctionStep,
                outerEpisodes);
    }

    /**
     * The same with other lengths of the loops.
     *
     * @param newWarmUp N0
     * @param newInner N_in
     * @param newOuter outer steps
     * @return the settings
     */
    public AlignmentSettings withUpdates(int newWarmUp, int newInner, int newOuter) {
        return new AlignmentSettings(
                learner,
                solver,
                correction,
                learnDiscount,
                discountPenalty,
                newWarmUp,
                newInner,
                newOuter,
                weightStep,
                correctionStep,
                outerEpisodes);
    }

    private static void require(boolean condition, String name, String what) {
        if (!condition) {
            throw new InvalidInputException("The " + name + " of the alignment must be " + what);
        }
    }
}

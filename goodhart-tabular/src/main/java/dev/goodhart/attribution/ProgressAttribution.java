package dev.goodhart.attribution;

import dev.goodhart.input.InvalidInputException;
import java.util.List;

/**
 * Progress attribution (Wang, Leong, Wang, Wang and Li 2025, arXiv:2505.20732): contributions c_t whose sum predicts the final reward,
 * fitted by the mean of (sum_t c_t - R)^2, then paid turn by turn as r_t = c_t + beta g_t.
 *
 * <p>What the loss determines. With c a function of the whole history and a last turn that shows R, c_T = R and all else 0 is a perfect
 * fit: nothing in the loss asks for a spread, only the estimator's bias does (here the ridge penalty). With c a function of the
 * transition, two perfect fits differ by potential shaping without discount, so that each orders policies as R does at discount 1
 * ({@link ReturnEquivalence}). An imperfect fit, which is every useful one, is a proxy: it pays failures for partial progress, and its
 * cycles may pay ({@link CycleGain}). A policy that is trained on it should refit it ({@link Refit}), or correct the residual.
 *
 * <p>Contributions are correlations under the policy that made the runs, not causes.
 */
public final class ProgressAttribution {
    private ProgressAttribution() {}

    /**
     * Fits by ridge: on the numbers of turns where they have some, else on one feature for each pair of observation and action, with the
     * usual penalty.
     *
     * @param runs runs with different rewards
     * @param options how rewards are attributed
     * @return the estimator
     * @throws InvalidInputException if there are no runs or all have the same reward
     */
    public static ProgressEstimator fit(List<ScoredRun> runs, AttributionOptions options) {
        requireContrast(runs);
        boolean numeric = runs.getFirst().turns().getFirst().numeric();
        double lambda = AttributionOptions.LAMBDA;
        return fit(runs, options, numeric ? ContributionLearner.numeric(lambda) : ContributionLearner.pairs(lambda));
    }

    /**
     * Fits by any learner.
     *
     * @param runs runs with different rewards
     * @param options how rewards are attributed
     * @param learner what fits contributions
     * @return the estimator
     * @throws InvalidInputException if there are no runs or all have the same reward
     */
    public static ProgressEstimator fit(List<ScoredRun> runs, AttributionOptions options, ContributionLearner learner) {
        requireContrast(runs);
        return new ProgressEstimator(options.redistribution().fit(runs, learner), options);
    }

    /**
     * Refuses runs from which nothing can be learnt.
     *
     * @param runs the runs
     * @throws InvalidInputException if there are none or all have the same reward
     */
    public static void requireContrast(List<ScoredRun> runs) {
        if (runs.isEmpty()) {
            throw new InvalidInputException("There must be runs to attribute rewards to, there are none");
        }
        double first = runs.getFirst().reward();
        if (runs.stream().allMatch(run -> run.reward() == first)) {
            throw new InvalidInputException(
                    "The runs must have different rewards, all " + runs.size() + " have " + first
                            + ": there is nothing to attribute\nMaybe failed (or successful) runs were filtered out; keep both.");
        }
    }
}

package dev.goodhart.attribution;

import java.util.Optional;

/** Says what every turn of a run contributed. A network that reads whole histories is one; so is a table. */
@FunctionalInterface
public interface ContributionModel {
    /**
     * Contributions of a run's turns; that of turn t may depend on the turns up to and including t.
     *
     * @param run the run
     * @return {@code [turns]} c_t, in the unit of the reward; their sum is the predicted reward
     */
    double[] contributions(ScoredRun run);

    /** {@return the same as a function of the turn alone, empty where a contribution depends on other turns or on the reward} */
    default Optional<TurnContributions> byTurn() {
        return Optional.empty();
    }
}

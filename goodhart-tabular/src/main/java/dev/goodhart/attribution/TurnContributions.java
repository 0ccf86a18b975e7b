package dev.goodhart.attribution;

import java.util.Optional;

/** Contributions that depend on the turn alone, so that they are a reward for transitions: a table, a line, a network without memory. */
public interface TurnContributions extends ContributionModel {
    /**
     * The contribution of one turn.
     *
     * @param turn the turn
     * @return c, in the unit of the reward
     */
    double contribution(Turn turn);

    /** {@return whether it reads the numbers of a turn, not its words} */
    boolean numeric();

    @Override
    default double[] contributions(ScoredRun run) {
        return run.turns().stream().mapToDouble(this::contribution).toArray();
    }

    @Override
    default Optional<TurnContributions> byTurn() {
        return Optional.of(this);
    }
}

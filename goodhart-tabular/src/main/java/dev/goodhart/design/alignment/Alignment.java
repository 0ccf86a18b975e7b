package dev.goodhart.design.alignment;

import dev.goodhart.planning.TabularPolicy;
import java.util.List;

/**
 * What came of an alignment.
 *
 * @param reward the learned reward
 * @param policy the policy of the learner that was trained along with it
 * @param jointReturn that policy's return of the primary reward under the world's discount, exact
 * @param freshLearners what learners that start from nothing reach with it and without it: a warm start hides failure
 * @param verdicts one for every auxiliary reward
 * @param history the alignment step by step
 */
public record Alignment(
        BehaviorAlignmentReward reward,
        TabularPolicy policy,
        double jointReturn,
        FreshLearners freshLearners,
        List<AuxiliaryVerdict> verdicts,
        AlignmentHistory history) {
    /** Copies the list. */
    public Alignment {
        verdicts = List.copyOf(verdicts);
    }
}

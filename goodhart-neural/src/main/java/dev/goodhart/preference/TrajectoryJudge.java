package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.trajectory.Trajectory;
import java.util.random.RandomGenerator;

/** Whoever is shown two trajectories and says which is better. */
@FunctionalInterface
public interface TrajectoryJudge {
    /**
     * Compares.
     *
     * @param first what is shown first
     * @param second what is shown second
     * @param random for judges that are simulated
     * @return the answer, in that order
     */
    Comparison compare(Trajectory first, Trajectory second, RandomGenerator random);

    /**
     * A simulated judge who knows a reward.
     *
     * @param judge how it errs
     * @param intended the reward
     * @return the judge
     */
    static TrajectoryJudge of(SimulatedJudge judge, RewardFunction intended) {
        return (first, second, random) -> judge.compare(first, second, intended, random);
    }
}

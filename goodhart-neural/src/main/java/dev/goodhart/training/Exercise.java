package dev.goodhart.training;

import dev.goodhart.environment.EnvironmentFactory;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.Task;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardTransform;
import java.util.List;

/**
 * Where is learned, what for, and what it is judged by.
 *
 * @param spec the environment
 * @param environments makes it
 * @param trained the reward that is optimised
 * @param transforms what is done to it before the learner sees it, in order
 * @param intended the reward that the policy is judged by
 */
public record Exercise(
        EnvironmentSpec spec,
        EnvironmentFactory environments,
        RewardBreakdown trained,
        List<RewardTransform> transforms,
        RewardBreakdown intended) {
    /** Copies the transforms. */
    public Exercise {
        transforms = List.copyOf(transforms);
    }

    /**
     * A task under its usual reward.
     *
     * @param task the task
     * @return the exercise
     */
    public static Exercise of(Task task) {
        return of(task, task.intended());
    }

    /**
     * A task under another reward, judged by its usual one.
     *
     * @param task the task
     * @param trained the reward that is optimised
     * @return the exercise
     */
    public static Exercise of(Task task, RewardBreakdown trained) {
        return new Exercise(task.spec(), task.environments(), trained, List.of(), task.intended());
    }

    /**
     * The same with something done to the reward before the learner sees it.
     *
     * @param steps in the order in which they are applied
     * @return the exercise
     */
    public Exercise transformed(List<RewardTransform> steps) {
        return new Exercise(spec, environments, trained, steps, intended);
    }

    /** {@return the rewards that are logged: the one that is trained, and the intended one if it is another} */
    public List<RewardBreakdown> rewards() {
        return trained.equals(intended) ? List.of(trained) : List.of(trained, intended);
    }
}

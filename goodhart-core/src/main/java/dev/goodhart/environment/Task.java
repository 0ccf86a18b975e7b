package dev.goodhart.environment;

import dev.goodhart.reward.RewardBreakdown;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An environment and what is usually wanted of it. The two stay apart: any other reward may be put in the usual one's place.
 *
 * @param name its name, such as {@code CartPole-v1}
 * @param description what is to be done, in one sentence
 * @param spec what a learner must know of the environment
 * @param environments makes the environment
 * @param intended the reward that is usual for it, in named terms
 * @param script a hand-written behaviour that does well, null for none
 */
public record Task(
        String name,
        String description,
        EnvironmentSpec spec,
        EnvironmentFactory environments,
        RewardBreakdown intended,
        @Nullable Behaviour script) {
    /**
     * A task on dynamics, without hand-written behaviour.
     *
     * @param description what is to be done, in one sentence
     * @param dynamics what happens
     * @param intended what is wanted
     * @return the task, named as the dynamics
     */
    public static Task of(String description, Dynamics dynamics, RewardBreakdown intended) {
        EnvironmentSpec spec = dynamics.spec();
        return new Task(
                spec.name(), description, spec, copies -> new BatchedEnvironment(dynamics, copies), intended, null);
    }

    /**
     * The same task with a behaviour that does well.
     *
     * @param behaviour a hand-written behaviour
     * @return the task
     */
    public Task scriptedBy(Behaviour behaviour) {
        return new Task(name, description, spec, environments, intended, behaviour);
    }

    /**
     * Makes the environment.
     *
     * @param copies how many copies step together, at least 1
     * @return an environment of its own, not yet reset
     */
    public VectorEnvironment environment(int copies) {
        return environments.create(copies);
    }

    /** {@return the hand-written behaviour that does well, if there is one} */
    public Optional<Behaviour> scripted() {
        return Optional.ofNullable(script);
    }
}

package dev.goodhart.learner;

import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;

/**
 * Gets better at an environment under a reward. The caller owns the loop: ask for actions, take the step, tell what came of it, update.
 *
 * <p>A learner never sees an environment, only steps, and rewards from whoever scores them. Not safe for use by several threads.
 */
public interface Learner extends AutoCloseable {
    /** {@return what it is put before} */
    LearningTask task();

    /** {@return its policy as it is now, which changes as it learns} */
    NetworkPolicy policy();

    /** {@return steps observed, over all copies} */
    long steps();

    /**
     * Asks for actions to learn from, exploring.
     *
     * @param observation {@code [copies][observationDim]} what is seen
     * @param action {@code [copies][actions().dim()]} receives the actions
     */
    void act(double[] observation, double[] action);

    /**
     * Tells what came of the actions last asked for; everything is copied.
     *
     * @param step one row for every copy
     * @param reward {@code [copies]} what each row is worth
     */
    void observe(TransitionBatch step, double[] reward);

    /**
     * Learns, if enough was observed.
     *
     * @param metrics receives losses and the like
     * @return whether anything was learned
     */
    boolean update(Metrics metrics);

    /**
     * From now on rewards are computed anew whenever steps are learned from, and those told are forgotten: for rewards that are learned
     * themselves.
     *
     * @param reward what to score steps with; may change between updates
     */
    void relabelWith(RewardFunction reward);

    /**
     * Writes everything that decides how learning goes on, the policy included.
     *
     * @param checkpoint where to
     */
    void save(CheckpointWriter checkpoint);

    /**
     * Goes on from what a learner of the same settings and task wrote.
     *
     * @param checkpoint where from
     * @throws dev.goodhart.input.InvalidInputException if it does not fit
     */
    void restore(CheckpointReader checkpoint);

    /**
     * The simple loop: acts, observes and updates.
     *
     * @param environment with as many copies as the task has; reset already
     * @param reward what steps are worth
     * @param count environment steps to take, over all copies; rounded up to a multiple of the copies
     */
    default void train(VectorEnvironment environment, RewardFunction reward, long count) {
        double[] action =
                new double[environment.size() * environment.spec().actions().dim()];
        double[] rewards = new double[environment.size()];
        for (long end = steps() + count; steps() < end; ) {
            act(environment.observation(), action);
            TransitionBatch step = environment.step(action);
            reward.score(step, rewards);
            observe(step, rewards);
            update(Metrics.NONE);
        }
    }

    @Override
    void close();
}

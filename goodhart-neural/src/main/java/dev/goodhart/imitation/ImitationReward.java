package dev.goodhart.imitation;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.OffPolicyLearner;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.reward.RewardFunction;

/** A reward that is learned from demonstrations, beside a learner that optimises it: what {@link Imitation} puts the two together by. */
public sealed interface ImitationReward extends RewardFunction, AutoCloseable
        permits AdversarialReward, RandomExpertDistillation {
    /** {@return the environment whose steps it scores} */
    EnvironmentSpec spec();

    /**
     * Learns once, before the learner does.
     *
     * @param learner whose buffer holds the agent's steps, as many as there are by now
     * @param metrics receives losses and the like
     */
    void learn(OffPolicyLearner learner, Metrics metrics);

    /**
     * Writes everything that decides how it goes on.
     *
     * @param checkpoint where to
     */
    void save(CheckpointWriter checkpoint);

    /**
     * Goes on from what was written.
     *
     * @param checkpoint where from
     */
    void restore(CheckpointReader checkpoint);

    @Override
    void close();
}

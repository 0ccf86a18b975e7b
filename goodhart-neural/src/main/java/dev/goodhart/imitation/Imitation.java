package dev.goodhart.imitation;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.OffPolicyLearner;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;

/**
 * A learner that optimises a reward learned from demonstrations: at every step the reward learns, then the learner.
 *
 * <p>Rewards are never stored but computed anew whenever steps are learned from, since yesterday's reward had another opinion; where several
 * are added up, each of them. What is intended plays no part, and rewards it is told are forgotten.
 *
 * <p>It is a learner itself, so that whatever trains learners trains it. Not safe for use by several threads. Closes what it was given.
 */
public final class Imitation implements Learner {
    private final OffPolicyLearner learner;
    private final ImitationReward reward;
    private final double[] nothing;

    /**
     * Puts a learner before the task of imitating.
     *
     * @param learner learns; its rewards are replaced, and it is closed with this
     * @param reward what it is paid; closed with this
     * @throws InvalidInputException if the reward is of another environment than the learner's
     */
    public Imitation(OffPolicyLearner learner, ImitationReward reward) {
        requireSame("demonstrations", reward.spec(), learner.task().spec(), "the learner");
        this.learner = learner;
        this.reward = reward;
        this.nothing = new double[learner.task().copies()];
        learner.relabelWith(reward);
    }

    static void requireSame(String what, EnvironmentSpec given, EnvironmentSpec wanted, String whose) {
        if (given.observationDim() != wanted.observationDim()
                || given.actions().dim() != wanted.actions().dim()
                || given.actions().getClass() != wanted.actions().getClass()) {
            throw new InvalidInputException("The " + what + " must be of '" + wanted.name() + "' like " + whose
                    + ", are of '" + given.name() + "'");
        }
    }

    /** {@return what the learner is paid, which changes as it is learned} */
    public ImitationReward reward() {
        return reward;
    }

    @Override
    public LearningTask task() {
        return learner.task();
    }

    @Override
    public NetworkPolicy policy() {
        return learner.policy();
    }

    @Override
    public long steps() {
        return learner.steps();
    }

    @Override
    public void act(double[] observation, double[] action) {
        learner.act(observation, action);
    }

    @Override
    public void observe(TransitionBatch step, double[] told) {
        learner.observe(step, nothing);
    }

    @Override
    public boolean update(Metrics metrics) {
        reward.learn(learner, metrics);
        return learner.update(metrics);
    }

    @Override
    public void relabelWith(RewardFunction other) {
        throw new UnsupportedOperationException("The rewards of an imitation are learned from demonstrations");
    }

    /**
     * Takes steps in an environment; at each the reward learns once, then the learner.
     *
     * @param environment with as many copies as the learner's task; reset already
     * @param count steps to take, over all copies; rounded up to a multiple of the copies
     * @param metrics receives losses
     */
    public void train(VectorEnvironment environment, long count, Metrics metrics) {
        double[] action =
                new double[environment.size() * environment.spec().actions().dim()];
        for (long end = steps() + count; steps() < end; ) {
            act(environment.observation(), action);
            observe(environment.step(action), nothing);
            update(metrics);
        }
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        learner.save(checkpoint);
        reward.save(checkpoint);
    }

    @Override
    public void restore(CheckpointReader checkpoint) {
        learner.restore(checkpoint);
        reward.restore(checkpoint);
    }

    @Override
    public void close() {
        reward.close();
        learner.close();
    }
}

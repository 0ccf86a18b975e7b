package dev.goodhart.learner;

/** Learns from a buffer of steps, whoever took them and whenever. */
public interface OffPolicyLearner extends Learner {
    /** {@return the steps it learns from} */
    ReplayBuffer buffer();
}

package dev.goodhart.learner;

/** Settings of a learner: a record whose components are the field's usual names. */
public sealed interface LearnerSettings permits PpoSettings, SacSettings, Td3Settings, DqnSettings, ReinforceSettings {
    /**
     * Makes the learner.
     *
     * @param task what it is put before
     * @return the learner, to be closed
     * @throws IllegalArgumentException if it cannot learn the environment's kind of actions
     */
    Learner create(LearningTask task);

    /** {@return how many copies of the environment it wants} */
    int nEnvs();
}

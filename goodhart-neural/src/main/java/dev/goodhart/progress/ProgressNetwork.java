package dev.goodhart.progress;

import dev.goodhart.network.Parameters;

/** A network in training, on standardised features. One number comes out for every turn, at first 0. */
sealed interface ProgressNetwork extends AutoCloseable permits TurnNetwork, MemoryNetwork {
    /** {@return what it learns} */
    Parameters[] parameters();

    /**
     * Adds the gradient of a batch's loss to that of the parameters.
     *
     * @param batch the runs
     */
    void differentiate(RunBatch batch);

    /**
     * What it has learned so far, for features as they are.
     *
     * @param features how many there are
     * @param standard how features were standardised
     * @param unit what an output of 1 stands for
     * @return plain arrays
     */
    HiddenLayer learned(int features, Standardization standard, double unit);

    @Override
    void close();
}

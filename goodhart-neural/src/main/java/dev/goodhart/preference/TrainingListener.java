package dev.goodhart.preference;

/** Hears how training goes. */
@FunctionalInterface
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = (model, epoch) -> {};

    /**
     * An epoch is over.
     *
     * @param model which model of an ensemble, from 0
     * @param epoch which epoch, from 1; the last possible one when training stopped early
     */
    void trained(int model, int epoch);
}

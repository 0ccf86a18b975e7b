package dev.goodhart.preference;

import java.util.List;

/**
 * How training went.
 *
 * @param trained comparisons trained on, with repetitions where they were drawn
 * @param heldOut comparisons kept to stop early
 * @param bestEpoch the epoch gone back to, from 1
 * @param epochs one entry for each epoch
 */
public record TrainingReport(int trained, int heldOut, int bestEpoch, List<Epoch> epochs) {
    /**
     * A pass over the comparisons.
     *
     * @param loss mean loss of its batches, each before its step, penalties included
     * @param heldOutLoss mean log loss on the comparisons held out; NaN without
     * @param heldOutAccuracy share of those that are not ties that scores order as they were answered; NaN without
     */
    public record Epoch(double loss, double heldOutLoss, double heldOutAccuracy) {}

    /** Copies the epochs. */
    public TrainingReport {
        epochs = List.copyOf(epochs);
    }

    /** {@return the epoch gone back to} */
    public Epoch best() {
        return epochs.get(bestEpoch - 1);
    }
}

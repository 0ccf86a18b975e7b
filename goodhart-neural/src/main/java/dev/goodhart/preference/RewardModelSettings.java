package dev.goodhart.preference;

import dev.goodhart.settings.RecordCopy;
import java.util.List;

/**
 * Settings of a reward model.
 *
 * @param hidden widths of the hidden layers (tanh); empty for a linear reward
 * @param aggregation how steps make a score
 * @param ties what is made of ties
 * @param noise share of answers that are taken to be drawn evenly, in [0, 1); 0.1 in Christiano et al. 2017
 * @param epochs the most passes over the comparisons, at least 1
 * @param batchPairs comparisons in a step, at least 1
 * @param learningRate step size of Adam, above 0
 * @param weightDecay decoupled decay of all weights, at least 0: the L2 penalty in the form that suits Adam
 * @param scorePenalty factor of the squared scores of both sides, at least 0; 0.005 in REG
 * @param heldOut share of the compared pairs kept from training to stop it, in [0, 0.5]; with fewer than 20 comparisons none is kept
 * @param patience training stops after so many epochs without a better loss on those, and goes back to the best; at least 1
 */
public record RewardModelSettings(
        List<Integer> hidden,
        Aggregation aggregation,
        TieRule ties,
        double noise,
        int epochs,
        int batchPairs,
        double learningRate,
        double weightDecay,
        double scorePenalty,
        double heldOut,
        int patience) {
    /** Checks the ranges. */
    public RewardModelSettings {
        hidden = List.copyOf(hidden);
        if (hidden.stream().anyMatch(width -> width < 1 || width > 4096) || hidden.size() > 8) {
            throw new IllegalArgumentException(
                    "The hidden layers " + hidden + " must be at most 8, of widths from 1 to 4096");
        }
        require(noise >= 0 && noise < 1, "noise", noise, "in [0, 1)");
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(batchPairs >= 1, "batchPairs", batchPairs, "at least 1");
        require(learningRate > 0 && Double.isFinite(learningRate), "learningRate", learningRate, "above 0");
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "at least 0");
        require(scorePenalty >= 0 && Double.isFinite(scorePenalty), "scorePenalty", scorePenalty, "at least 0");
        require(heldOut >= 0 && heldOut <= 0.5, "heldOut", heldOut, "in [0, 0.5]");
        require(patience >= 1, "patience", patience, "at least 1");
    }

    private static void require(boolean holds, String name, Number value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("The setting " + name + " (" + value + ") must be " + rule);
        }
    }

    /** {@return 64-64, sums, ties half, no noise, 200 epochs of batches of 32, 0.003, decay 0.01, a tenth held out, patience 20} */
    public static RewardModelSettings defaults() {
        return new RewardModelSettings(
                List.of(64, 64), Aggregation.SUM, TieRule.HALF, 0, 200, 32, 3e-3, 1e-2, 0, 0.1, 20);
    }

    /**
     * The same with other hidden layers.
     *
     * @param widths their widths; none for a linear reward
     * @return the settings
     */
    public RewardModelSettings withHidden(Integer... widths) {
        return RecordCopy.with(this, "hidden", List.of(widths));
    }

    /**
     * The same with another way to make scores of steps.
     *
     * @param how the way
     * @return the settings
     */
    public RewardModelSettings withAggregation(Aggregation how) {
        return RecordCopy.with(this, "aggregation", how);
    }

    /**
     * The same with another view of labels.
     *
     * @param rule what is made of ties
     * @param share share of answers taken to be drawn evenly
     * @return the settings
     */
    public RewardModelSettings withLabels(TieRule rule, double share) {
        return RecordCopy.with(RecordCopy.with(this, "ties", rule), "noise", share);
    }

    /**
     * The same with another length of training.
     *
     * @param most the most epochs
     * @param share share of pairs held out to stop early
     * @param epochsWithoutGain patience
     * @return the settings
     */
    public RewardModelSettings withEpochs(int most, double share, int epochsWithoutGain) {
        RewardModelSettings longer = RecordCopy.with(RecordCopy.with(this, "epochs", most), "heldOut", share);
        return RecordCopy.with(longer, "patience", epochsWithoutGain);
    }

    /**
     * The same with another optimiser.
     *
     * @param pairs comparisons in a step
     * @param rate step size
     * @param decay decoupled decay of weights
     * @return the settings
     */
    public RewardModelSettings withSteps(int pairs, double rate, double decay) {
        RewardModelSettings stepping =
                RecordCopy.with(RecordCopy.with(this, "batchPairs", pairs), "learningRate", rate);
        return RecordCopy.with(stepping, "weightDecay", decay);
    }

    /**
     * The same with a penalty on scores.
     *
     * @param factor factor of the squared scores of both sides
     * @return the settings
     */
    public RewardModelSettings withScorePenalty(double factor) {
        return RecordCopy.with(this, "scorePenalty", factor);
    }
}

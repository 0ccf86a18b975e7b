package dev.goodhart.learner;

import dev.goodhart.network.Activation;
import java.util.Arrays;

/**
 * Settings of {@link BehaviourCloning}.
 *
 * @param batchSize rows of a minibatch, at least 1
 * @param nEpochs passes over the demonstrations, at least 1
 * @param learningRate step size of Adam, above 0
 * @param entCoef weight of the entropy, at least 0
 * @param weightDecay decoupled decay of the weights, at least 0
 * @param hidden widths of the hidden layers, at least one layer
 * @param activation what stands between the layers
 */
public record CloningSettings(
        int batchSize,
        int nEpochs,
        double learningRate,
        double entCoef,
        double weightDecay,
        int[] hidden,
        Activation activation) {
    /** Checks the ranges. */
    public CloningSettings {
        SettingsCheck.positive("batchSize", batchSize);
        SettingsCheck.positive("nEpochs", nEpochs);
        SettingsCheck.above("learningRate", learningRate);
        SettingsCheck.notNegative("entCoef", entCoef);
        SettingsCheck.notNegative("weightDecay", weightDecay);
        SettingsCheck.widths(hidden);
        hidden = hidden.clone();
    }

    /** {@return ten passes in minibatches of 32, a step size of 0.001, an entropy weight of 0.001, two hidden layers of 64} */
    public static CloningSettings defaults() {
        return new CloningSettings(32, 10, 1e-3, 1e-3, 0, new int[] {64, 64}, Activation.TANH);
    }

    /**
     * The same with another number of passes.
     *
     * @param value at least 1
     * @return the settings
     */
    public CloningSettings withNEpochs(int value) {
        return new CloningSettings(batchSize, value, learningRate, entCoef, weightDecay, hidden, activation);
    }

    /**
     * The same with another step size.
     *
     * @param value above 0
     * @return the settings
     */
    public CloningSettings withLearningRate(double value) {
        return new CloningSettings(batchSize, nEpochs, value, entCoef, weightDecay, hidden, activation);
    }

    /**
     * The same with another size of minibatches.
     *
     * @param value at least 1
     * @return the settings
     */
    public CloningSettings withBatchSize(int value) {
        return new CloningSettings(value, nEpochs, learningRate, entCoef, weightDecay, hidden, activation);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CloningSettings s && text(this).equals(text(s));
    }

    @Override
    public int hashCode() {
        return text(this).hashCode();
    }

    @Override
    public String toString() {
        return text(this);
    }

    private static String text(CloningSettings s) {
        return "CloningSettings[" + s.batchSize + ", " + s.nEpochs + ", " + s.learningRate + ", " + s.entCoef + ", "
                + s.weightDecay + ", " + Arrays.toString(s.hidden) + ", " + s.activation + "]";
    }
}

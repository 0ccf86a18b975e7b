package dev.goodhart.learner;

import dev.goodhart.network.Activation;
import dev.goodhart.settings.RecordCopy;
import java.util.Arrays;

/**
 * Settings of {@link Reinforce}.
 *
 * @param nEnvs copies of the environment that step together, at least 1
 * @param nSteps steps of every copy between updates, at least 1
 * @param learningRate step size of Adam, above 0
 * @param gamma the discount, in [0, 1]
 * @param normalizeAdvantage whether advantages are normalised
 * @param entCoef weight of the entropy, at least 0
 * @param baselineEpochs steps of the baseline per update, at least 1
 * @param maxGradNorm longest gradient, above 0
 * @param hidden widths of the hidden layers, at least one layer
 * @param activation what stands between the layers
 */
public record ReinforceSettings(
        int nEnvs,
        int nSteps,
        double learningRate,
        double gamma,
        boolean normalizeAdvantage,
        double entCoef,
        int baselineEpochs,
        double maxGradNorm,
        int[] hidden,
        Activation activation)
        implements LearnerSettings {
    /** Checks the ranges. */
    public ReinforceSettings {
        SettingsCheck.positive("nEnvs", nEnvs);
        SettingsCheck.positive("nSteps", nSteps);
        SettingsCheck.above("learningRate", learningRate);
        SettingsCheck.unit("gamma", gamma);
        SettingsCheck.notNegative("entCoef", entCoef);
        SettingsCheck.positive("baselineEpochs", baselineEpochs);
        SettingsCheck.above("maxGradNorm", maxGradNorm);
        SettingsCheck.widths(hidden);
        hidden = hidden.clone();
    }

    /** {@return eight copies, 64 steps, a step size of 0.003} */
    public static ReinforceSettings defaults() {
        return new ReinforceSettings(8, 64, 3e-3, 0.99, true, 0.0, 4, 0.5, new int[] {64, 64}, Activation.TANH);
    }

    @Override
    public Reinforce create(LearningTask task) {
        return new Reinforce(task, this);
    }

    /**
     * The same with another nEnvs.
     *
     * @param value copies of the environment that step together, at least 1
     * @return the settings
     */
    public ReinforceSettings withNEnvs(int value) {
        return RecordCopy.with(this, "nEnvs", value);
    }

    /**
     * The same with another nSteps.
     *
     * @param value steps of every copy between updates, at least 1
     * @return the settings
     */
    public ReinforceSettings withNSteps(int value) {
        return RecordCopy.with(this, "nSteps", value);
    }

    /**
     * The same with another learningRate.
     *
     * @param value step size of Adam, above 0
     * @return the settings
     */
    public ReinforceSettings withLearningRate(double value) {
        return RecordCopy.with(this, "learningRate", value);
    }

    /**
     * The same with another gamma.
     *
     * @param value the discount, in [0, 1]
     * @return the settings
     */
    public ReinforceSettings withGamma(double value) {
        return RecordCopy.with(this, "gamma", value);
    }

    /**
     * The same with another normalizeAdvantage.
     *
     * @param value whether advantages are normalised
     * @return the settings
     */
    public ReinforceSettings withNormalizeAdvantage(boolean value) {
        return RecordCopy.with(this, "normalizeAdvantage", value);
    }

    /**
     * The same with another entCoef.
     *
     * @param value weight of the entropy, at least 0
     * @return the settings
     */
    public ReinforceSettings withEntCoef(double value) {
        return RecordCopy.with(this, "entCoef", value);
    }

    /**
     * The same with another baselineEpochs.
     *
     * @param value steps of the baseline per update, at least 1
     * @return the settings
     */
    public ReinforceSettings withBaselineEpochs(int value) {
        return RecordCopy.with(this, "baselineEpochs", value);
    }

    /**
     * The same with another maxGradNorm.
     *
     * @param value longest gradient, above 0
     * @return the settings
     */
    public ReinforceSettings withMaxGradNorm(double value) {
        return RecordCopy.with(this, "maxGradNorm", value);
    }

    /**
     * The same with another hidden.
     *
     * @param value widths of the hidden layers, at least one layer
     * @return the settings
     */
    public ReinforceSettings withHidden(int[] value) {
        return RecordCopy.with(this, "hidden", value);
    }

    /**
     * The same with another activation.
     *
     * @param value what stands between the layers
     * @return the settings
     */
    public ReinforceSettings withActivation(Activation value) {
        return RecordCopy.with(this, "activation", value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReinforceSettings s && text(this).equals(text(s));
    }

    @Override
    public int hashCode() {
        return text(this).hashCode();
    }

    @Override
    public String toString() {
        return text(this);
    }

    private static String text(ReinforceSettings s) {
        return "ReinforceSettings[" + s.nEnvs + ", " + s.nSteps + ", " + s.learningRate + ", " + s.gamma + ", "
                + s.normalizeAdvantage + ", " + s.entCoef + ", " + s.baselineEpochs + ", " + s.maxGradNorm + ", "
                + Arrays.toString(s.hidden) + ", " + s.activation + "]";
    }
}

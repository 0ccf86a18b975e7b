package dev.goodhart.learner;

import dev.goodhart.network.Activation;
import dev.goodhart.settings.RecordCopy;
import java.util.Arrays;

/**
 * Settings of {@link Ppo}.
 *
 * @param nEnvs copies of the environment that step together, at least 1
 * @param nSteps steps of every copy between updates, at least 1
 * @param batchSize rows of a minibatch, at least 2
 * @param nEpochs passes over the steps of an update, at least 1
 * @param learningRate step size of Adam, above 0
 * @param annealLearningRate whether the step size falls linearly to 0 over the task
 * @param gamma the discount, in [0, 1]
 * @param gaeLambda lambda of the advantages, in [0, 1]
 * @param clipRange how far the ratio of probabilities counts from 1, above 0
 * @param annealClipRange whether the clip range falls linearly to 0 over the task
 * @param clipValueLoss whether values are clipped around the old ones as well
 * @param normalizeAdvantage whether advantages are normalised in each minibatch
 * @param entCoef weight of the entropy, at least 0
 * @param vfCoef weight of the value loss, at least 0
 * @param maxGradNorm longest gradient, above 0
 * @param targetKl updates stop when the policy has moved by more than 1.5 times this, at least 0 and 0 for never
 * @param normalizeObservation whether observations are shown in units of their deviation
 * @param normalizeReward whether rewards are divided by the deviation of the return
 * @param hidden widths of the hidden layers, at least one layer
 * @param activation what stands between the layers
 */
public record PpoSettings(
        int nEnvs,
        int nSteps,
        int batchSize,
        int nEpochs,
        double learningRate,
        boolean annealLearningRate,
        double gamma,
        double gaeLambda,
        double clipRange,
        boolean annealClipRange,
        boolean clipValueLoss,
        boolean normalizeAdvantage,
        double entCoef,
        double vfCoef,
        double maxGradNorm,
        double targetKl,
        boolean normalizeObservation,
        boolean normalizeReward,
        int[] hidden,
        Activation activation)
        implements LearnerSettings {
    /** Checks the ranges. */
    public PpoSettings {
        SettingsCheck.positive("nEnvs", nEnvs);
        SettingsCheck.positive("nSteps", nSteps);
        SettingsCheck.atLeast("batchSize", batchSize, 2);
        SettingsCheck.positive("nEpochs", nEpochs);
        SettingsCheck.above("learningRate", learningRate);
        SettingsCheck.unit("gamma", gamma);
        SettingsCheck.unit("gaeLambda", gaeLambda);
        SettingsCheck.above("clipRange", clipRange);
        SettingsCheck.notNegative("entCoef", entCoef);
        SettingsCheck.notNegative("vfCoef", vfCoef);
        SettingsCheck.above("maxGradNorm", maxGradNorm);
        SettingsCheck.notNegative("targetKl", targetKl);
        SettingsCheck.widths(hidden);
        hidden = hidden.clone();
    }

    /** {@return eight copies, 128 steps, four epochs of minibatches of 256, the step size annealed from 2.5e-4} */
    public static PpoSettings defaults() {
        return new PpoSettings(
                8,
                128,
                256,
                4,
                2.5e-4,
                true,
                0.99,
                0.95,
                0.2,
                false,
                false,
                true,
                0.0,
                0.5,
                0.5,
                0.0,
                false,
                false,
                new int[] {64, 64},
                Activation.TANH);
    }

    @Override
    public Ppo create(LearningTask task) {
        return new Ppo(task, this);
    }

    /**
     * The same with another nEnvs.
     *
     * @param value copies of the environment that step together, at least 1
     * @return the settings
     */
    public PpoSettings withNEnvs(int value) {
        return RecordCopy.with(this, "nEnvs", value);
    }

    /**
     * The same with another nSteps.
     *
     * @param value steps of every copy between updates, at least 1
     * @return the settings
     */
    public PpoSettings withNSteps(int value) {
        return RecordCopy.with(this, "nSteps", value);
    }

    /**
     * The same with another batchSize.
     *
     * @param value rows of a minibatch, at least 2
     * @return the settings
     */
    public PpoSettings withBatchSize(int value) {
        return RecordCopy.with(this, "batchSize", value);
    }

    /**
     * The same with another nEpochs.
     *
     * @param value passes over the steps of an update, at least 1
     * @return the settings
     */
    public PpoSettings withNEpochs(int value) {
        return RecordCopy.with(this, "nEpochs", value);
    }

    /**
     * The same with another learningRate.
     *
     * @param value step size of Adam, above 0
     * @return the settings
     */
    public PpoSettings withLearningRate(double value) {
        return RecordCopy.with(this, "learningRate", value);
    }

    /**
     * The same with another annealLearningRate.
     *
     * @param value whether the step size falls linearly to 0 over the task
     * @return the settings
     */
    public PpoSettings withAnnealLearningRate(boolean value) {
        return RecordCopy.with(this, "annealLearningRate", value);
    }

    /**
     * The same with another gamma.
     *
     * @param value the discount, in [0, 1]
     * @return the settings
     */
    public PpoSettings withGamma(double value) {
        return RecordCopy.with(this, "gamma", value);
    }

    /**
     * The same with another gaeLambda.
     *
     * @param value lambda of the advantages, in [0, 1]
     * @return the settings
     */
    public PpoSettings withGaeLambda(double value) {
        return RecordCopy.with(this, "gaeLambda", value);
    }

    /**
     * The same with another clipRange.
     *
     * @param value how far the ratio of probabilities counts from 1, above 0
     * @return the settings
     */
    public PpoSettings withClipRange(double value) {
        return RecordCopy.with(this, "clipRange", value);
    }

    /**
     * The same with another annealClipRange.
     *
     * @param value whether the clip range falls linearly to 0 over the task
     * @return the settings
     */
    public PpoSettings withAnnealClipRange(boolean value) {
        return RecordCopy.with(this, "annealClipRange", value);
    }

    /**
     * The same with another clipValueLoss.
     *
     * @param value whether values are clipped around the old ones as well
     * @return the settings
     */
    public PpoSettings withClipValueLoss(boolean value) {
        return RecordCopy.with(this, "clipValueLoss", value);
    }

    /**
     * The same with another normalizeAdvantage.
     *
     * @param value whether advantages are normalised in each minibatch
     * @return the settings
     */
    public PpoSettings withNormalizeAdvantage(boolean value) {
        return RecordCopy.with(this, "normalizeAdvantage", value);
    }

    /**
     * The same with another entCoef.
     *
     * @param value weight of the entropy, at least 0
     * @return the settings
     */
    public PpoSettings withEntCoef(double value) {
        return RecordCopy.with(this, "entCoef", value);
    }

    /**
     * The same with another vfCoef.
     *
     * @param value weight of the value loss, at least 0
     * @return the settings
     */
    public PpoSettings withVfCoef(double value) {
        return RecordCopy.with(this, "vfCoef", value);
    }

    /**
     * The same with another maxGradNorm.
     *
     * @param value longest gradient, above 0
     * @return the settings
     */
    public PpoSettings withMaxGradNorm(double value) {
        return RecordCopy.with(this, "maxGradNorm", value);
    }

    /**
     * The same with another targetKl.
     *
     * @param value updates stop when the policy has moved by more than 1.5 times this, at least 0 and 0 for never
     * @return the settings
     */
    public PpoSettings withTargetKl(double value) {
        return RecordCopy.with(this, "targetKl", value);
    }

    /**
     * The same with another normalizeObservation.
     *
     * @param value whether observations are shown in units of their deviation
     * @return the settings
     */
    public PpoSettings withNormalizeObservation(boolean value) {
        return RecordCopy.with(this, "normalizeObservation", value);
    }

    /**
     * The same with another normalizeReward.
     *
     * @param value whether rewards are divided by the deviation of the return
     * @return the settings
     */
    public PpoSettings withNormalizeReward(boolean value) {
        return RecordCopy.with(this, "normalizeReward", value);
    }

    /**
     * The same with another hidden.
     *
     * @param value widths of the hidden layers, at least one layer
     * @return the settings
     */
    public PpoSettings withHidden(int[] value) {
        return RecordCopy.with(this, "hidden", value);
    }

    /**
     * The same with another activation.
     *
     * @param value what stands between the layers
     * @return the settings
     */
    public PpoSettings withActivation(Activation value) {
        return RecordCopy.with(this, "activation", value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PpoSettings s && text(this).equals(text(s));
    }

    @Override
    public int hashCode() {
        return text(this).hashCode();
    }

    @Override
    public String toString() {
        return text(this);
    }

    private static String text(PpoSettings s) {
        return "PpoSettings[" + s.nEnvs + ", " + s.nSteps + ", " + s.batchSize + ", " + s.nEpochs + ", "
                + s.learningRate + ", " + s.annealLearningRate + ", " + s.gamma + ", " + s.gaeLambda + ", "
                + s.clipRange + ", " + s.annealClipRange + ", " + s.clipValueLoss + ", " + s.normalizeAdvantage + ", "
                + s.entCoef + ", " + s.vfCoef + ", " + s.maxGradNorm + ", " + s.targetKl + ", " + s.normalizeObservation
                + ", " + s.normalizeReward + ", " + Arrays.toString(s.hidden) + ", " + s.activation + "]";
    }
}

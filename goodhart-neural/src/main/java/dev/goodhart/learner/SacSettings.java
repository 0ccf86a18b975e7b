package dev.goodhart.learner;

import dev.goodhart.network.Activation;
import dev.goodhart.settings.RecordCopy;
import java.util.Arrays;

/**
 * Settings of {@link Sac}.
 *
 * @param nEnvs copies of the environment that step together, at least 1
 * @param bufferSize steps that are kept, at least 1
 * @param learningStarts steps taken at random before learning, at least 0
 * @param batchSize rows of a minibatch, at least 1
 * @param trainFreq steps between updates, at least 1
 * @param gradientSteps gradient steps of an update, at least 1 and -1 for as many as steps were taken
 * @param learningRate step size of Adam, above 0
 * @param gamma the discount, in [0, 1]
 * @param nStep rewards that are added up before a value is asked, at least 1
 * @param tau how far the target networks move at each step, in (0, 1]
 * @param entCoef the temperature, at least 0 and 0 for one that is learned
 * @param targetEntropy the entropy that a learned temperature aims at, 0 for minus the length of an action
 * @param noiseStd deviation of the Ornstein-Uhlenbeck noise added while exploring, in units of half the bounds, at least 0
 * @param hidden widths of the hidden layers, at least one layer
 * @param activation what stands between the layers
 */
public record SacSettings(
        int nEnvs,
        int bufferSize,
        long learningStarts,
        int batchSize,
        int trainFreq,
        int gradientSteps,
        double learningRate,
        double gamma,
        int nStep,
        double tau,
        double entCoef,
        double targetEntropy,
        double noiseStd,
        int[] hidden,
        Activation activation)
        implements LearnerSettings {
    /** Checks the ranges. */
    public SacSettings {
        SettingsCheck.positive("nEnvs", nEnvs);
        SettingsCheck.positive("bufferSize", bufferSize);
        SettingsCheck.atLeast("learningStarts", learningStarts, 0);
        SettingsCheck.positive("batchSize", batchSize);
        SettingsCheck.positive("trainFreq", trainFreq);
        SettingsCheck.stepsOrAll("gradientSteps", gradientSteps);
        SettingsCheck.above("learningRate", learningRate);
        SettingsCheck.unit("gamma", gamma);
        SettingsCheck.positive("nStep", nStep);
        SettingsCheck.widths(hidden);
        SettingsCheck.fraction("tau", tau);
        SettingsCheck.notNegative("entCoef", entCoef);
        SettingsCheck.finite("targetEntropy", targetEntropy);
        SettingsCheck.notNegative("noiseStd", noiseStd);
        hidden = hidden.clone();
    }

    /** {@return two hidden layers of 256, minibatches of 256, a step size of 0.0003, one gradient step a step} */
    public static SacSettings defaults() {
        return new SacSettings(
                1, 1000000, 100, 256, 1, 1, 3e-4, 0.99, 1, 0.005, 0.0, 0.0, 0.0, new int[] {256, 256}, Activation.RELU);
    }

    @Override
    public Sac create(LearningTask task) {
        return new Sac(task, this);
    }

    /**
     * The same with another nEnvs.
     *
     * @param value copies of the environment that step together, at least 1
     * @return the settings
     */
    public SacSettings withNEnvs(int value) {
        return RecordCopy.with(this, "nEnvs", value);
    }

    /**
     * The same with another bufferSize.
     *
     * @param value steps that are kept, at least 1
     * @return the settings
     */
    public SacSettings withBufferSize(int value) {
        return RecordCopy.with(this, "bufferSize", value);
    }

    /**
     * The same with another learningStarts.
     *
     * @param value steps taken at random before learning, at least 0
     * @return the settings
     */
    public SacSettings withLearningStarts(long value) {
        return RecordCopy.with(this, "learningStarts", value);
    }

    /**
     * The same with another batchSize.
     *
     * @param value rows of a minibatch, at least 1
     * @return the settings
     */
    public SacSettings withBatchSize(int value) {
        return RecordCopy.with(this, "batchSize", value);
    }

    /**
     * The same with another trainFreq.
     *
     * @param value steps between updates, at least 1
     * @return the settings
     */
    public SacSettings withTrainFreq(int value) {
        return RecordCopy.with(this, "trainFreq", value);
    }

    /**
     * The same with another gradientSteps.
     *
     * @param value gradient steps of an update, at least 1 and -1 for as many as steps were taken
     * @return the settings
     */
    public SacSettings withGradientSteps(int value) {
        return RecordCopy.with(this, "gradientSteps", value);
    }

    /**
     * The same with another learningRate.
     *
     * @param value step size of Adam, above 0
     * @return the settings
     */
    public SacSettings withLearningRate(double value) {
        return RecordCopy.with(this, "learningRate", value);
    }

    /**
     * The same with another gamma.
     *
     * @param value the discount, in [0, 1]
     * @return the settings
     */
    public SacSettings withGamma(double value) {
        return RecordCopy.with(this, "gamma", value);
    }

    /**
     * The same with another nStep.
     *
     * @param value rewards that are added up before a value is asked, at least 1
     * @return the settings
     */
    public SacSettings withNStep(int value) {
        return RecordCopy.with(this, "nStep", value);
    }

    /**
     * The same with another tau.
     *
     * @param value how far the target networks move at each step, in (0, 1]
     * @return the settings
     */
    public SacSettings withTau(double value) {
        return RecordCopy.with(this, "tau", value);
    }

    /**
     * The same with another entCoef.
     *
     * @param value the temperature, at least 0 and 0 for one that is learned
     * @return the settings
     */
    public SacSettings withEntCoef(double value) {
        return RecordCopy.with(this, "entCoef", value);
    }

    /**
     * The same with another targetEntropy.
     *
     * @param value the entropy that a learned temperature aims at, 0 for minus the length of an action
     * @return the settings
     */
    public SacSettings withTargetEntropy(double value) {
        return RecordCopy.with(this, "targetEntropy", value);
    }

    /**
     * The same with another noiseStd.
     *
     * @param value deviation of the Ornstein-Uhlenbeck noise added while exploring, in units of half the bounds, at least 0
     * @return the settings
     */
    public SacSettings withNoiseStd(double value) {
        return RecordCopy.with(this, "noiseStd", value);
    }

    /**
     * The same with another hidden.
     *
     * @param value widths of the hidden layers, at least one layer
     * @return the settings
     */
    public SacSettings withHidden(int[] value) {
        return RecordCopy.with(this, "hidden", value);
    }

    /**
     * The same with another activation.
     *
     * @param value what stands between the layers
     * @return the settings
     */
    public SacSettings withActivation(Activation value) {
        return RecordCopy.with(this, "activation", value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SacSettings s && text(this).equals(text(s));
    }

    @Override
    public int hashCode() {
        return text(this).hashCode();
    }

    @Override
    public String toString() {
        return text(this);
    }

    private static String text(SacSettings s) {
        return "SacSettings[" + s.nEnvs + ", " + s.bufferSize + ", " + s.learningStarts + ", " + s.batchSize + ", "
                + s.trainFreq + ", " + s.gradientSteps + ", " + s.learningRate + ", " + s.gamma + ", " + s.nStep + ", "
                + s.tau + ", "
                + s.entCoef + ", " + s.targetEntropy + ", " + s.noiseStd + ", " + Arrays.toString(s.hidden) + ", "
                + s.activation + "]";
    }
}

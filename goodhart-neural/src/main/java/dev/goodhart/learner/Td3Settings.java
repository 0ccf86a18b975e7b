package dev.goodhart.learner;

import dev.goodhart.network.Activation;
import dev.goodhart.settings.RecordCopy;
import java.util.Arrays;

/**
 * Settings of {@link Td3}.
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
 * @param policyDelay steps of the critics for one of the actor, at least 1
 * @param explorationNoise deviation of the noise while exploring, in units of half the bounds, at least 0
 * @param targetPolicyNoise deviation of the noise on target actions, in units of half the bounds, at least 0
 * @param targetNoiseClip largest noise on target actions, at least 0
 * @param hidden widths of the hidden layers, at least one layer
 * @param activation what stands between the layers
 */
public record Td3Settings(
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
        int policyDelay,
        double explorationNoise,
        double targetPolicyNoise,
        double targetNoiseClip,
        int[] hidden,
        Activation activation)
        implements LearnerSettings {
    /** Checks the ranges. */
    public Td3Settings {
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
        SettingsCheck.positive("policyDelay", policyDelay);
        SettingsCheck.notNegative("explorationNoise", explorationNoise);
        SettingsCheck.notNegative("targetPolicyNoise", targetPolicyNoise);
        SettingsCheck.notNegative("targetNoiseClip", targetNoiseClip);
        hidden = hidden.clone();
    }

    /** {@return two hidden layers of 256, minibatches of 256, a step size of 0.001, one gradient step a step} */
    public static Td3Settings defaults() {
        return new Td3Settings(
                1,
                1000000,
                100,
                256,
                1,
                1,
                1e-3,
                0.99,
                1,
                0.005,
                2,
                0.1,
                0.2,
                0.5,
                new int[] {256, 256},
                Activation.RELU);
    }

    @Override
    public Td3 create(LearningTask task) {
        return new Td3(task, this);
    }

    /**
     * The same with another nEnvs.
     *
     * @param value copies of the environment that step together, at least 1
     * @return the settings
     */
    public Td3Settings withNEnvs(int value) {
        return RecordCopy.with(this, "nEnvs", value);
    }

    /**
     * The same with another bufferSize.
     *
     * @param value steps that are kept, at least 1
     * @return the settings
     */
    public Td3Settings withBufferSize(int value) {
        return RecordCopy.with(this, "bufferSize", value);
    }

    /**
     * The same with another learningStarts.
     *
     * @param value steps taken at random before learning, at least 0
     * @return the settings
     */
    public Td3Settings withLearningStarts(long value) {
        return RecordCopy.with(this, "learningStarts", value);
    }

    /**
     * The same with another batchSize.
     *
     * @param value rows of a minibatch, at least 1
     * @return the settings
     */
    public Td3Settings withBatchSize(int value) {
        return RecordCopy.with(this, "batchSize", value);
    }

    /**
     * The same with another trainFreq.
     *
     * @param value steps between updates, at least 1
     * @return the settings
     */
    public Td3Settings withTrainFreq(int value) {
        return RecordCopy.with(this, "trainFreq", value);
    }

    /**
     * The same with another gradientSteps.
     *
     * @param value gradient steps of an update, at least 1 and -1 for as many as steps were taken
     * @return the settings
     */
    public Td3Settings withGradientSteps(int value) {
        return RecordCopy.with(this, "gradientSteps", value);
    }

    /**
     * The same with another learningRate.
     *
     * @param value step size of Adam, above 0
     * @return the settings
     */
    public Td3Settings withLearningRate(double value) {
        return RecordCopy.with(this, "learningRate", value);
    }

    /**
     * The same with another gamma.
     *
     * @param value the discount, in [0, 1]
     * @return the settings
     */
    public Td3Settings withGamma(double value) {
        return RecordCopy.with(this, "gamma", value);
    }

    /**
     * The same with another nStep.
     *
     * @param value rewards that are added up before a value is asked, at least 1
     * @return the settings
     */
    public Td3Settings withNStep(int value) {
        return RecordCopy.with(this, "nStep", value);
    }

    /**
     * The same with another tau.
     *
     * @param value how far the target networks move at each step, in (0, 1]
     * @return the settings
     */
    public Td3Settings withTau(double value) {
        return RecordCopy.with(this, "tau", value);
    }

    /**
     * The same with another policyDelay.
     *
     * @param value steps of the critics for one of the actor, at least 1
     * @return the settings
     */
    public Td3Settings withPolicyDelay(int value) {
        return RecordCopy.with(this, "policyDelay", value);
    }

    /**
     * The same with another explorationNoise.
     *
     * @param value deviation of the noise while exploring, in units of half the bounds, at least 0
     * @return the settings
     */
    public Td3Settings withExplorationNoise(double value) {
        return RecordCopy.with(this, "explorationNoise", value);
    }

    /**
     * The same with another targetPolicyNoise.
     *
     * @param value deviation of the noise on target actions, in units of half the bounds, at least 0
     * @return the settings
     */
    public Td3Settings withTargetPolicyNoise(double value) {
        return RecordCopy.with(this, "targetPolicyNoise", value);
    }

    /**
     * The same with another targetNoiseClip.
     *
     * @param value largest noise on target actions, at least 0
     * @return the settings
     */
    public Td3Settings withTargetNoiseClip(double value) {
        return RecordCopy.with(this, "targetNoiseClip", value);
    }

    /**
     * The same with another hidden.
     *
     * @param value widths of the hidden layers, at least one layer
     * @return the settings
     */
    public Td3Settings withHidden(int[] value) {
        return RecordCopy.with(this, "hidden", value);
    }

    /**
     * The same with another activation.
     *
     * @param value what stands between the layers
     * @return the settings
     */
    public Td3Settings withActivation(Activation value) {
        return RecordCopy.with(this, "activation", value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Td3Settings s && text(this).equals(text(s));
    }

    @Override
    public int hashCode() {
        return text(this).hashCode();
    }

    @Override
    public String toString() {
        return text(this);
    }

    private static String text(Td3Settings s) {
        return "Td3Settings[" + s.nEnvs + ", " + s.bufferSize + ", " + s.learningStarts + ", " + s.batchSize + ", "
                + s.trainFreq + ", " + s.gradientSteps + ", " + s.learningRate + ", " + s.gamma + ", " + s.nStep + ", "
                + s.tau + ", "
                + s.policyDelay + ", " + s.explorationNoise + ", " + s.targetPolicyNoise + ", " + s.targetNoiseClip
                + ", " + Arrays.toString(s.hidden) + ", " + s.activation + "]";
    }
}

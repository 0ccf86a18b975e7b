package dev.goodhart.learner;

import dev.goodhart.network.Activation;
import dev.goodhart.settings.RecordCopy;
import java.util.Arrays;

/**
 * Settings of {@link Dqn}.
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
 * @param doubleQ whether the online network chooses the action that the target network values
 * @param huberLoss whether the slope of the error is kept within +-1
 * @param targetUpdateInterval steps between copies to the target network, at least 1
 * @param tau how far the target network moves at each of them, in (0, 1]
 * @param explorationFraction part of the task over which the chance of a random action falls, in (0, 1]
 * @param explorationInitialEps its beginning, in [0, 1]
 * @param explorationFinalEps its end, in [0, 1]
 * @param maxGradNorm longest gradient, above 0
 * @param hidden widths of the hidden layers, at least one layer
 * @param activation what stands between the layers
 */
public record DqnSettings(
        int nEnvs,
        int bufferSize,
        long learningStarts,
        int batchSize,
        int trainFreq,
        int gradientSteps,
        double learningRate,
        double gamma,
        int nStep,
        boolean doubleQ,
        boolean huberLoss,
        int targetUpdateInterval,
        double tau,
        double explorationFraction,
        double explorationInitialEps,
        double explorationFinalEps,
        double maxGradNorm,
        int[] hidden,
        Activation activation)
        implements LearnerSettings {
    /** Checks the ranges. */
    public DqnSettings {
        SettingsCheck.positive("nEnvs", nEnvs);
        SettingsCheck.positive("bufferSize", bufferSize);
        SettingsCheck.atLeast("learningStarts", learningStarts, 0);
        SettingsCheck.positive("batchSize", batchSize);
        SettingsCheck.positive("trainFreq", trainFreq);
        SettingsCheck.stepsOrAll("gradientSteps", gradientSteps);
        SettingsCheck.above("learningRate", learningRate);
        SettingsCheck.unit("gamma", gamma);
        SettingsCheck.widths(hidden);
        SettingsCheck.positive("nStep", nStep);
        SettingsCheck.positive("targetUpdateInterval", targetUpdateInterval);
        SettingsCheck.fraction("tau", tau);
        SettingsCheck.fraction("explorationFraction", explorationFraction);
        SettingsCheck.unit("explorationInitialEps", explorationInitialEps);
        SettingsCheck.unit("explorationFinalEps", explorationFinalEps);
        SettingsCheck.above("maxGradNorm", maxGradNorm);
        hidden = hidden.clone();
    }

    /** {@return double Q-learning with a step size of 0.001, an update every four steps and a target network that is copied every 500} */
    public static DqnSettings defaults() {
        return new DqnSettings(
                1,
                10000,
                1000,
                64,
                4,
                1,
                1e-3,
                0.99,
                1,
                true,
                false,
                500,
                1.0,
                0.2,
                1.0,
                0.05,
                10.0,
                new int[] {64, 64},
                Activation.RELU);
    }

    @Override
    public Dqn create(LearningTask task) {
        return new Dqn(task, this);
    }

    /**
     * The same with another nEnvs.
     *
     * @param value copies of the environment that step together, at least 1
     * @return the settings
     */
    public DqnSettings withNEnvs(int value) {
        return RecordCopy.with(this, "nEnvs", value);
    }

    /**
     * The same with another bufferSize.
     *
     * @param value steps that are kept, at least 1
     * @return the settings
     */
    public DqnSettings withBufferSize(int value) {
        return RecordCopy.with(this, "bufferSize", value);
    }

    /**
     * The same with another learningStarts.
     *
     * @param value steps taken at random before learning, at least 0
     * @return the settings
     */
    public DqnSettings withLearningStarts(long value) {
        return RecordCopy.with(this, "learningStarts", value);
    }

    /**
     * The same with another batchSize.
     *
     * @param value rows of a minibatch, at least 1
     * @return the settings
     */
    public DqnSettings withBatchSize(int value) {
        return RecordCopy.with(this, "batchSize", value);
    }

    /**
     * The same with another trainFreq.
     *
     * @param value steps between updates, at least 1
     * @return the settings
     */
    public DqnSettings withTrainFreq(int value) {
        return RecordCopy.with(this, "trainFreq", value);
    }

    /**
     * The same with another gradientSteps.
     *
     * @param value gradient steps of an update, at least 1 and -1 for as many as steps were taken
     * @return the settings
     */
    public DqnSettings withGradientSteps(int value) {
        return RecordCopy.with(this, "gradientSteps", value);
    }

    /**
     * The same with another learningRate.
     *
     * @param value step size of Adam, above 0
     * @return the settings
     */
    public DqnSettings withLearningRate(double value) {
        return RecordCopy.with(this, "learningRate", value);
    }

    /**
     * The same with another gamma.
     *
     * @param value the discount, in [0, 1]
     * @return the settings
     */
    public DqnSettings withGamma(double value) {
        return RecordCopy.with(this, "gamma", value);
    }

    /**
     * The same with another nStep.
     *
     * @param value rewards that are added up before a value is asked, at least 1
     * @return the settings
     */
    public DqnSettings withNStep(int value) {
        return RecordCopy.with(this, "nStep", value);
    }

    /**
     * The same with another doubleQ.
     *
     * @param value whether the online network chooses the action that the target network values
     * @return the settings
     */
    public DqnSettings withDoubleQ(boolean value) {
        return RecordCopy.with(this, "doubleQ", value);
    }

    /**
     * The same with another huberLoss.
     *
     * @param value whether the slope of the error is kept within +-1
     * @return the settings
     */
    public DqnSettings withHuberLoss(boolean value) {
        return RecordCopy.with(this, "huberLoss", value);
    }

    /**
     * The same with another targetUpdateInterval.
     *
     * @param value steps between copies to the target network, at least 1
     * @return the settings
     */
    public DqnSettings withTargetUpdateInterval(int value) {
        return RecordCopy.with(this, "targetUpdateInterval", value);
    }

    /**
     * The same with another tau.
     *
     * @param value how far the target network moves at each of them, in (0, 1]
     * @return the settings
     */
    public DqnSettings withTau(double value) {
        return RecordCopy.with(this, "tau", value);
    }

    /**
     * The same with another explorationFraction.
     *
     * @param value part of the task over which the chance of a random action falls, in (0, 1]
     * @return the settings
     */
    public DqnSettings withExplorationFraction(double value) {
        return RecordCopy.with(this, "explorationFraction", value);
    }

    /**
     * The same with another explorationInitialEps.
     *
     * @param value its beginning, in [0, 1]
     * @return the settings
     */
    public DqnSettings withExplorationInitialEps(double value) {
        return RecordCopy.with(this, "explorationInitialEps", value);
    }

    /**
     * The same with another explorationFinalEps.
     *
     * @param value its end, in [0, 1]
     * @return the settings
     */
    public DqnSettings withExplorationFinalEps(double value) {
        return RecordCopy.with(this, "explorationFinalEps", value);
    }

    /**
     * The same with another maxGradNorm.
     *
     * @param value longest gradient, above 0
     * @return the settings
     */
    public DqnSettings withMaxGradNorm(double value) {
        return RecordCopy.with(this, "maxGradNorm", value);
    }

    /**
     * The same with another hidden.
     *
     * @param value widths of the hidden layers, at least one layer
     * @return the settings
     */
    public DqnSettings withHidden(int[] value) {
        return RecordCopy.with(this, "hidden", value);
    }

    /**
     * The same with another activation.
     *
     * @param value what stands between the layers
     * @return the settings
     */
    public DqnSettings withActivation(Activation value) {
        return RecordCopy.with(this, "activation", value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DqnSettings s && text(this).equals(text(s));
    }

    @Override
    public int hashCode() {
        return text(this).hashCode();
    }

    @Override
    public String toString() {
        return text(this);
    }

    private static String text(DqnSettings s) {
        return "DqnSettings[" + s.nEnvs + ", " + s.bufferSize + ", " + s.learningStarts + ", " + s.batchSize + ", "
                + s.trainFreq + ", " + s.gradientSteps + ", " + s.learningRate + ", " + s.gamma + ", " + s.nStep + ", "
                + s.doubleQ + ", " + s.huberLoss + ", " + s.targetUpdateInterval + ", " + s.tau + ", "
                + s.explorationFraction + ", " + s.explorationInitialEps + ", " + s.explorationFinalEps + ", "
                + s.maxGradNorm + ", " + Arrays.toString(s.hidden) + ", " + s.activation + "]";
    }
}

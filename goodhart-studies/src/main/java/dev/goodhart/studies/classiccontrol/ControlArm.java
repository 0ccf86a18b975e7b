package dev.goodhart.studies.classiccontrol;

import dev.goodhart.learner.DqnSettings;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.PpoSettings;
import dev.goodhart.learner.SacSettings;
import dev.goodhart.learner.Td3Settings;

/** A learner on a task with a published return, and the settings under which it was published. */
enum ControlArm {
    /** CleanRL: 490.04 +- 6.12 over seeds after 500,000 steps. */
    PPO_CARTPOLE("ppo-cartpole", "CartPole-v1", 500_000, 490.04, 490.04 - 2 * 6.12, "CleanRL 490.04 +- 6.12"),
    /** CleanRL: -86.36 +- 1.32 over seeds after 500,000 steps. */
    PPO_ACROBOT("ppo-acrobot", "Acrobot-v1", 500_000, -86.36, -86.36 - 2 * 1.32, "CleanRL -86.36 +- 1.32"),
    /** rl-baselines3-zoo: 500.0 after 100,000 steps, with settings that were tuned for this task. */
    PPO_CARTPOLE_TUNED("ppo-cartpole-tuned", "CartPole-v1", 100_000, 500.0, 0.9 * 500.0, "rl-baselines3-zoo 500.0"),
    /** rl-baselines3-zoo: -73.5 after 1,000,000 steps. */
    PPO_ACROBOT_LONG("ppo-acrobot-long", "Acrobot-v1", 1_000_000, -73.5, -1.1 * 73.5, "rl-baselines3-zoo -73.5"),
    /** CleanRL: 488.69 after 500,000 steps. */
    DQN_CARTPOLE("dqn-cartpole", "CartPole-v1", 500_000, 488.69, 0.9 * 488.69, "CleanRL 488.69"),
    /** CleanRL: -194.95 after 500,000 steps; -200 is to fail always. */
    DQN_MOUNTAIN_CAR("dqn-mountain-car", "MountainCar-v0", 500_000, -194.95, -194.95, "CleanRL -194.95"),
    /** rl-baselines3-zoo: -100.8 after 120,000 steps, with settings that were tuned for this task. */
    DQN_MOUNTAIN_CAR_TUNED(
            "dqn-mountain-car-tuned", "MountainCar-v0", 120_000, -100.8, -1.1 * 100.8, "rl-baselines3-zoo -100.8"),
    /** rl-baselines3-zoo: -157.0 +- 88.7 over episodes after 20,000 steps. */
    SAC_PENDULUM("sac-pendulum", "Pendulum-v1", 20_000, -157.0, -1.1 * 157.0, "rl-baselines3-zoo -157.0"),
    /** rl-baselines3-zoo: -151.9 after 20,000 steps. */
    TD3_PENDULUM("td3-pendulum", "Pendulum-v1", 20_000, -151.9, -1.1 * 151.9, "rl-baselines3-zoo -151.9"),
    /** rl-baselines3-zoo: 94.7 after 50,000 steps. */
    SAC_MOUNTAIN_CAR(
            "sac-mountain-car", "MountainCarContinuous-v0", 50_000, 94.7, 0.9 * 94.7, "rl-baselines3-zoo 94.7");

    private final String id;
    private final String task;
    private final long steps;
    private final double published;
    private final double least;
    private final String source;

    ControlArm(String id, String task, long steps, double published, double least, String source) {
        this.id = id;
        this.task = task;
        this.steps = steps;
        this.published = published;
        this.least = least;
        this.source = source;
    }

    static ControlArm named(String id) {
        for (ControlArm arm : values()) {
            if (arm.id.equals(id)) {
                return arm;
            }
        }
        throw new IllegalArgumentException("The study has no arm '" + id + "'");
    }

    String id() {
        return id;
    }

    String task() {
        return task;
    }

    long steps() {
        return steps;
    }

    double published() {
        return published;
    }

    /** The mean return that is as good as the published one: two deviations over seeds below it where they are known, else a tenth. */
    double least() {
        return least;
    }

    String source() {
        return source;
    }

    LearnerSettings learner() {
        return switch (this) {
            case PPO_CARTPOLE, PPO_ACROBOT ->
                PpoSettings.defaults()
                        .withNEnvs(4)
                        .withNSteps(128)
                        .withBatchSize(128)
                        .withNEpochs(4)
                        .withLearningRate(2.5e-4)
                        .withClipValueLoss(true)
                        .withEntCoef(0.01);
            case PPO_CARTPOLE_TUNED ->
                PpoSettings.defaults()
                        .withNEnvs(8)
                        .withNSteps(32)
                        .withBatchSize(256)
                        .withNEpochs(20)
                        .withLearningRate(1e-3)
                        .withAnnealClipRange(true)
                        .withGamma(0.98)
                        .withGaeLambda(0.8);
            case PPO_ACROBOT_LONG ->
                PpoSettings.defaults()
                        .withNEnvs(16)
                        .withNSteps(256)
                        .withBatchSize(64)
                        .withNEpochs(4)
                        .withLearningRate(3e-4)
                        .withAnnealLearningRate(false)
                        .withGaeLambda(0.94)
                        .withNormalizeObservation(true)
                        .withNormalizeReward(true);
            case DQN_CARTPOLE, DQN_MOUNTAIN_CAR ->
                DqnSettings.defaults()
                        .withHidden(new int[] {120, 84})
                        .withLearningRate(2.5e-4)
                        .withBufferSize(10_000)
                        .withLearningStarts(10_000)
                        .withTrainFreq(10)
                        .withBatchSize(128)
                        .withDoubleQ(false)
                        .withTargetUpdateInterval(500)
                        .withMaxGradNorm(Double.POSITIVE_INFINITY)
                        .withExplorationFraction(0.5);
            case DQN_MOUNTAIN_CAR_TUNED ->
                DqnSettings.defaults()
                        .withHidden(new int[] {256, 256})
                        .withLearningRate(4e-3)
                        .withBatchSize(128)
                        .withTrainFreq(16)
                        .withGradientSteps(8)
                        .withGamma(0.98)
                        .withDoubleQ(false)
                        .withHuberLoss(true)
                        .withTargetUpdateInterval(600)
                        .withExplorationFinalEps(0.07);
            case SAC_PENDULUM -> SacSettings.defaults().withLearningRate(1e-3);
            case TD3_PENDULUM ->
                Td3Settings.defaults()
                        .withHidden(new int[] {400, 300})
                        .withGamma(0.98)
                        .withBufferSize(200_000)
                        .withLearningStarts(10_000);
            case SAC_MOUNTAIN_CAR ->
                SacSettings.defaults()
                        .withHidden(new int[] {64, 64})
                        .withBufferSize(50_000)
                        .withBatchSize(512)
                        .withLearningStarts(0)
                        .withTrainFreq(32)
                        .withGradientSteps(32)
                        .withGamma(0.9999)
                        .withTau(0.01)
                        .withEntCoef(0.1)
                        .withNoiseStd(0.5);
        };
    }
}

package dev.goodhart.learner;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.study.SeedTree;
import java.util.Map;

/** Learners small enough to learn in a second. */
final class LearnerUnderTest {
    static final Map<String, LearnerSettings> DISCRETE = Map.of(
            "ppo", ppo(),
            "reinforce", reinforce(),
            "dqn", dqn());

    static final Map<String, LearnerSettings> CONTINUOUS = Map.of(
            "ppo", ppo(),
            "reinforce", reinforce(),
            "sac", sac(),
            "td3", td3());

    private LearnerUnderTest() {}

    static PpoSettings ppo() {
        return PpoSettings.defaults()
                .withNSteps(32)
                .withBatchSize(64)
                .withLearningRate(3e-3)
                .withGamma(0.9)
                .withHidden(new int[] {16})
                .withAnnealLearningRate(false);
    }

    static ReinforceSettings reinforce() {
        return ReinforceSettings.defaults()
                .withNSteps(16)
                .withLearningRate(1e-2)
                .withGamma(0.9)
                .withHidden(new int[] {16});
    }

    static DqnSettings dqn() {
        return DqnSettings.defaults()
                .withLearningStarts(100)
                .withTargetUpdateInterval(100)
                .withGamma(0.9)
                .withLearningRate(3e-3)
                .withHidden(new int[] {16});
    }

    static SacSettings sac() {
        return SacSettings.defaults()
                .withHidden(new int[] {32})
                .withBatchSize(32)
                .withTrainFreq(2)
                .withGamma(0.9)
                .withLearningRate(3e-3);
    }

    static Td3Settings td3() {
        return Td3Settings.defaults()
                .withHidden(new int[] {32})
                .withBatchSize(32)
                .withTrainFreq(2)
                .withGamma(0.9)
                .withLearningRate(3e-3);
    }

    /** The same, adding up so many steps where the learner can. */
    static LearnerSettings withNStep(LearnerSettings settings, int nStep) {
        return switch (settings) {
            case SacSettings sac -> sac.withNStep(nStep);
            case Td3Settings td3 -> td3.withNStep(nStep);
            case DqnSettings dqn -> dqn.withNStep(nStep);
            case PpoSettings ppo -> ppo;
            case ReinforceSettings reinforce -> reinforce;
        };
    }

    static Learner trained(Task task, LearnerSettings settings, long steps, long seed) {
        VectorEnvironment environment = task.environment(settings.nEnvs());
        environment.reset(seed);
        Learner learner = settings.create(new LearningTask(
                task.spec(), settings.nEnvs(), steps, SeedTree.of("test").child(seed)));
        learner.train(environment, task.intended(), steps);
        return learner;
    }
}

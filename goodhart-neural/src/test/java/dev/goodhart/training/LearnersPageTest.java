package dev.goodhart.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.PpoSettings;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The loop that docs/methods/learners.md shows. */
class LearnersPageTest {
    @Test
    void theCallersOwnLoop() {
        Task task = Tasks.named("identity-discrete");
        PpoSettings settings =
                PpoSettings.defaults().withNSteps(32).withLearningRate(3e-3).withGamma(0.9);
        VectorEnvironment environment = task.environment(settings.nEnvs());
        environment.reset(1);
        double[] action = new double[environment.size()];
        double[] reward = new double[environment.size()];
        LearningTask learning = new LearningTask(task.spec(), environment.size(), 8000, SeedTree.of("page"));
        try (Learner learner = settings.create(learning)) {
            while (learner.steps() < 8000) {
                learner.act(environment.observation(), action);
                TransitionBatch step = environment.step(action);
                task.intended().score(step, reward);
                learner.observe(step, reward);
                learner.update(Metrics.NONE);
            }
            Evaluation evaluation = EvaluationProtocol.of(20, 7)
                    .evaluate(learner.policy(), task.environments(), List.of(task.intended()));
            assertThat(evaluation.mean(0)).isGreaterThan(28);
        }
    }
}

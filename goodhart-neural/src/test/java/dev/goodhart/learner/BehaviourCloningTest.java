package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import dev.goodhart.training.EvaluationProtocol;
import dev.goodhart.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourCloningTest {
    /** The scripts earn 32 and 0; guessing earns 8 and -43. */
    @ParameterizedTest
    @CsvSource({"identity-discrete, 31", "identity-continuous, -1.5"})
    void imitatesTheScript(String name, double least) {
        Task task = Tasks.named(name);
        var learner = new BehaviourCloning(
                CloningSettings.defaults().withLearningRate(1e-2).withNEpochs(20));
        List<Double> losses = new ArrayList<>();
        try (NetworkPolicy policy = learner.learn(
                demonstrations(task), task.spec(), SeedTree.of("cloning"), (metric, value) -> losses.add(value))) {
            assertThat(EvaluationProtocol.of(20, 7)
                            .evaluate(policy, task.environments(), List.of(task.intended()))
                            .mean(0))
                    .isGreaterThan(least);
        }
        assertThat(losses).hasSize(20);
        assertThat(losses.getLast()).isLessThan(losses.getFirst());

        assertThatThrownBy(() -> learner.learn(List.of(), task.spec(), SeedTree.of("cloning"), Metrics.NONE))
                .hasMessageContaining("at least one demonstration");
        assertThatThrownBy(() -> learner.learn(
                        demonstrations(task), Tasks.named("Acrobot-v1").spec(), SeedTree.of("x"), Metrics.NONE))
                .hasMessageContaining("must have observations of 6 and actions of 1 numbers for 'Acrobot-v1'");
    }

    @Test
    void anActionThatIsNoneIsRefused() {
        TransitionBatch.Builder steps = TransitionBatch.builder(4, 1);
        steps.add(new double[4], new double[] {2}, new double[4], StepEnd.TERMINATED);
        var learner = new BehaviourCloning(CloningSettings.defaults());
        assertThatThrownBy(() -> learner.learn(
                        List.of(new Trajectory("odd", steps.build())),
                        Tasks.named("CartPole-v1").spec(),
                        SeedTree.of("x"),
                        Metrics.NONE))
                .hasMessageContaining("step 0 of the trajectory 'odd' (2.0) must be a whole number in [0, 2)");
    }

    private static List<Trajectory> demonstrations(Task task) {
        List<Trajectory> episodes = new ArrayList<>();
        ResumableRandom random = new ResumableRandom(4);
        VectorEnvironment environment = task.environment(1);
        environment.reset(3);
        double[] action = new double[task.spec().actions().dim()];
        for (int e = 0; e < 20; e++) {
            TransitionBatch.Builder steps = TransitionBatch.builder(
                    task.spec().observationDim(), task.spec().actions().dim());
            StepEnd end = StepEnd.CONTINUING;
            while (end == StepEnd.CONTINUING) {
                task.scripted().orElseThrow().actAll(environment, action, random);
                TransitionBatch step = environment.step(action);
                end = step.end()[0];
                steps.add(
                        step.state().clone(), step.action().clone(), step.next().clone(), end);
            }
            episodes.add(new Trajectory("demo-" + e, steps.build()));
        }
        return episodes;
    }
}

package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.training.EvaluationProtocol;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every learner must do what it is told, within seconds. */
class IdentityTest {
    /** 32 steps pay 32 at best and 8 for a guess. */
    @ParameterizedTest
    @CsvSource({"ppo, 8000", "reinforce, 8000", "dqn, 4000"})
    void oneOfFourActions(String learner, long steps) {
        assertThat(learned(Tasks.named("identity-discrete"), LearnerUnderTest.DISCRETE.get(learner), steps))
                .isGreaterThan(31);
    }

    /** Guessing costs 32 steps times 2 entries times 2/3 = 43; an error of 0.15 in each entry costs 1.4. */
    @ParameterizedTest
    @CsvSource({"ppo, 16000", "reinforce, 32000", "sac, 3000", "td3, 3000"})
    void twoNumbersRepeated(String learner, long steps) {
        assertThat(learned(Tasks.named("identity-continuous"), LearnerUnderTest.CONTINUOUS.get(learner), steps))
                .isGreaterThan(-1.5);
    }

    /** Eight steps pay 8 at their end, and nothing before. */
    @ParameterizedTest
    @CsvSource({"ppo, 24000", "reinforce, 24000", "dqn, 8000"})
    void paidAtTheEnd(String learner, long steps) {
        assertThat(learned(Tasks.named("identity-delayed"), LearnerUnderTest.DISCRETE.get(learner), steps))
                .isGreaterThan(7.5);
    }

    private static double learned(Task task, LearnerSettings settings, long steps) {
        try (Learner learner = LearnerUnderTest.trained(task, settings, steps, 1)) {
            return EvaluationProtocol.of(20, 7)
                    .evaluate(learner.policy(), task.environments(), List.of(task.intended()))
                    .mean(0);
        }
    }
}

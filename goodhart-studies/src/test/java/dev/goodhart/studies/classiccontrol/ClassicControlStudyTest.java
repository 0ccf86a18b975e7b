package dev.goodhart.studies.classiccontrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.environment.Tasks;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.LocalEngine;
import dev.goodhart.study.MemoryStore;
import dev.goodhart.study.RunListener;
import dev.goodhart.study.StudyOutcome;
import dev.goodhart.study.StudyPlan;
import dev.goodhart.study.StudyRunner;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassicControlStudyTest {
    private final ClassicControlStudy study = new ClassicControlStudy();

    /** A thousandth of the steps teaches nothing: no return is reached, every curve is there. */
    @Test
    void claimsFailWithoutTraining() throws InterruptedException {
        StudyOutcome outcome = new StudyRunner(new LocalEngine(1), new MemoryStore(), InstantSource.system())
                .run(StudyPlan.of(study, new ClassicControlSettings(0.001, 1, 3), 1), RunListener.NONE);

        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.judgements())
                .hasSize(10)
                .allSatisfy(judged -> assertThat(judged.judgement().verdict())
                        .as(judged.judgement().detail())
                        .isEqualTo(Verdict.FAILS));
        assertThat(study.figures(outcome.evidence())).hasSize(10);
    }

    /** 477.80 is 490.04 less twice 6.12. */
    @Test
    void thePublishedReturnLessTwoDeviationsIsEnough() {
        assertThat(verdict(477.81)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(477.79)).isEqualTo(Verdict.FAILS);
    }

    @Test
    void everyArmHasItsTask() {
        for (ControlArm arm : ControlArm.values()) {
            assertThat(Tasks.find(arm.task())).isPresent();
            assertThat(arm.least()).isLessThanOrEqualTo(arm.published());
        }
    }

    private Verdict verdict(double mean) {
        Evidence evidence = new Evidence(
                study.id(),
                List.of("ppo-cartpole"),
                List.of(TrialResult.of(study.id(), "ppo-cartpole", 0, Map.of("return", mean), Map.of(), List.of())));
        return study.claims().getFirst().judge(evidence).verdict();
    }
}

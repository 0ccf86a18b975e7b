package dev.goodhart.studies.starc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class StarcStudyTest {
    private static final StarcStudy STUDY = new StarcStudy();

    @Test
    void everyClaimHoldsAtTheQuickScale() {
        StarcSettings settings = STUDY.settings(Scale.QUICK);
        Evidence evidence = StudyLoop.run(STUDY, settings, STUDY.seeds(Scale.QUICK));
        Map<String, Judgement> judgements = StudyLoop.judge(STUDY, evidence);
        assertThat(judgements).containsOnlyKeys("C1", "C2", "C3", "C4", "C5");
        assertThat(judgements)
                .allSatisfy((id, judgement) -> assertThat(judgement.verdict())
                        .as(id + ": " + judgement.detail())
                        .isEqualTo(Verdict.HOLDS));
        assertThat(STUDY.figures(evidence)).hasSize(10);
    }

    @Test
    void aTrialIsAFunctionOfArmSettingsAndSeed() {
        StarcSettings settings = new StarcSettings(4, 10, 1, 1, 1, 4);
        for (String arm : STUDY.arms(settings)) {
            TrialResult once = StudyLoop.trial(STUDY, settings, arm, 3);
            TrialResult again = StudyLoop.trial(STUDY, settings, arm, 3);
            assertThat(again.metrics()).as(arm).isEqualTo(once.metrics()).isNotEmpty();
            assertThat(again.series()).as(arm).usingRecursiveComparison().isEqualTo(once.series());
            if (!arm.equals(ExactTable.ARM)) {
                assertThat(StudyLoop.trial(STUDY, settings, arm, 4).metrics())
                        .as(arm)
                        .isNotEqualTo(once.metrics());
            }
        }
    }

    @Test
    void withoutEvidenceNothingIsDecidedAndNothingDrawn() {
        Evidence nothing = new Evidence(STUDY.id(), STUDY.arms(StarcSettings.quick()), List.of());
        assertThat(StudyLoop.judge(STUDY, nothing).values())
                .allSatisfy(j -> assertThat(j.verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(nothing)).isEmpty();
    }

    @Test
    void theStudyIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Study.class).stream().map(ServiceLoader.Provider::type))
                .contains(StarcStudy.class);
    }
}

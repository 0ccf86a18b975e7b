package dev.goodhart.studies.rewarddesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.study.Evidence;
import dev.goodhart.study.LocalEngine;
import dev.goodhart.study.MemoryStore;
import dev.goodhart.study.RunListener;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.StudyOutcome;
import dev.goodhart.study.StudyPlan;
import dev.goodhart.study.StudyRunner;
import dev.goodhart.study.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class RewardDesignStudyTest {
    private static final RewardDesignStudy STUDY = new RewardDesignStudy();

    @Test
    void everyClaimHoldsAtTheQuickScale() throws InterruptedException {
        StudyOutcome outcome = new StudyRunner(new LocalEngine(2), new MemoryStore(), InstantSource.system())
                .run(StudyPlan.of(STUDY, Scale.QUICK), RunListener.NONE);

        assertThat(outcome.judgements()).extracting(j -> j.claim().id()).containsExactly("C1", "C2", "C3", "C4", "C5");
        assertThat(outcome.judgements())
                .allSatisfy(j -> assertThat(j.judgement().verdict())
                        .as(j.claim().id() + ": " + j.judgement().detail())
                        .isEqualTo(Verdict.HOLDS));
        assertThat(STUDY.figures(outcome.evidence())).hasSize(12);
    }

    @Test
    void withoutEvidenceNothingIsDecidedAndNothingDrawn() {
        Evidence nothing = new Evidence(STUDY.id(), STUDY.arms(RewardDesignSettings.quick()), List.of());

        assertThat(STUDY.claims())
                .allSatisfy(claim -> assertThat(claim.judge(nothing).verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(nothing)).isEmpty();
    }

    @Test
    void tooFewEpisodesAreRefused() {
        assertThatThrownBy(() -> new RewardDesignSettings(99, 100, 500, 1))
                .hasMessageContaining("The roomEpisodes (99) must be at least 100");
    }

    @Test
    void theStudyIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Study.class).stream().map(ServiceLoader.Provider::type))
                .contains(RewardDesignStudy.class);
    }
}

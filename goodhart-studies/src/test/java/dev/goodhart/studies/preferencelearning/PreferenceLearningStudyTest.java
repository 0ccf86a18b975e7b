package dev.goodhart.studies.preferencelearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.Claim;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreferenceLearningStudyTest {
    private final PreferenceLearningStudy study = new PreferenceLearningStudy();

    /** So few steps and answers teach little: every curve is there, the arms begin alike, and the published accuracy is not reached. */
    @Test
    void runsAndBeginsAlike() throws InterruptedException {
        PreferenceLearningSettings settings = new PreferenceLearningSettings(0, 2, 10, 16, 10, 2, 2, 0.1, 100, 2);
        StudyOutcome outcome = new StudyRunner(new LocalEngine(1), new MemoryStore(), InstantSource.system())
                .run(StudyPlan.of(study, settings, 1), RunListener.NONE);
        Evidence evidence = outcome.evidence();
        assertThat(outcome.broken()).isEmpty();
        double[] before = evidence.metric(PreferenceLearningStudy.INTENDED, "return before");
        for (String arm : study.arms(settings)) {
            assertThat(evidence.metric(arm, "return before")).isEqualTo(before);
            assertThat(evidence.series(arm, WatchedLearner.RETURN).getFirst().x())
                    .containsExactly(0, 100, 200);
        }
        assertThat(evidence.series(PreferenceLearningStudy.RANDOM, WatchedLearner.ACCURACY)
                        .getFirst()
                        .y()[1])
                .isCloseTo(
                        evidence.metric(PreferenceLearningStudy.RANDOM, PreferenceLearningStudy.ACCURACY)[0],
                        within(1e-12));
        assertThat(outcome.judgements().getFirst().judgement().verdict()).isEqualTo(Verdict.FAILS);
        assertThat(study.figures(evidence)).hasSize(2);
    }

    /** Each claim turns over where one number crosses its threshold. */
    @Test
    void claimsTurnOverAtTheirThresholds() {
        assertThat(verdicts(0.968, 0.9511, 0.90, -109, -109)).containsOnly(Verdict.HOLDS);
        assertThat(verdicts(0.950, 0.9300, 0.90, -109, -109).getFirst()).isEqualTo(Verdict.FAILS);
        assertThat(verdicts(0.968, 0.9509, 0.90, -109, -109).get(1)).isEqualTo(Verdict.FAILS);
        assertThat(verdicts(0.968, 0.9525, 0.90, -109, -109).get(2)).isEqualTo(Verdict.FAILS);
        assertThat(verdicts(0.968, 0.9511, 0.90, -111, -111).get(3)).isEqualTo(Verdict.FAILS);
        assertThat(verdicts(0.968, 0.9511, 0.908, -109, -109).get(4)).isEqualTo(Verdict.FAILS);
        assertThat(verdicts(0.968, 0.9511, 0.90, -109, -99).get(5)).isEqualTo(Verdict.FAILS);
    }

    private List<Verdict> verdicts(double chosen, double random, double onLearned, double last, double best) {
        List<TrialResult> trials = new ArrayList<>(List.of(TrialResult.of(
                study.id(), PreferenceLearningStudy.INTENDED, 0, Map.of("return", -100.0), Map.of(), List.of())));
        Map.of(PreferenceLearningStudy.DISAGREEMENT, chosen, PreferenceLearningStudy.RANDOM, random)
                .forEach((arm, accuracy) -> trials.add(TrialResult.of(
                        study.id(),
                        arm,
                        0,
                        Map.of(
                                PreferenceLearningStudy.ACCURACY, accuracy,
                                PreferenceLearningStudy.ON_RANDOM, 0.95,
                                PreferenceLearningStudy.ON_LEARNED, onLearned,
                                WatchedLearner.RETURN, last,
                                WatchedLearner.BEST, best),
                        Map.of(),
                        List.of())));
        Evidence evidence = new Evidence(
                study.id(),
                List.of(
                        PreferenceLearningStudy.RANDOM,
                        PreferenceLearningStudy.DISAGREEMENT,
                        PreferenceLearningStudy.INTENDED),
                trials);
        return study.claims().stream()
                .map((Claim claim) -> claim.judge(evidence).verdict())
                .toList();
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new PreferenceLearningSettings(-1, 1, 1, 2, 1, 1, 1, 0, 1, 1))
                .hasMessageContaining("firstSeed >= 0");
    }
}

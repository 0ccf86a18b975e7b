package dev.goodhart.studies.basalt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.arena.MatchmakingPolicy;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Verdict;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasaltStudyTest {
    private static final BasaltStudy STUDY = new BasaltStudy();
    private static Evidence evidence;
    private static Map<String, Judgement> judgements;

    @BeforeAll
    static void runQuickly() {
        evidence = StudyLoop.run(STUDY, STUDY.settings(Scale.QUICK), STUDY.seeds(Scale.QUICK));
        judgements = StudyLoop.judge(STUDY, evidence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "C2", "C3", "C4"})
    void holdsInQuickMode(String id) {
        Judgement judgement = judgements.get(id);
        assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.HOLDS);
    }

    /** A claim must be able to fail: evidence with one number spoilt is not accepted. */
    @Test
    void spoiltEvidenceFails() {
        // The digits as first written down, one transposed: 5e-7 off.
        fails("C1", BasaltStudy.MATHEMATICS, RatingMathematics.OFFICIAL_GAIN, 36.028757887852);
        fails("C1", BasaltStudy.MATHEMATICS, RatingMathematics.WITHOUT_DRIFT, 9e-4);
        fails("C2", BasaltStudy.ORDER, MatchOrder.ORDER_FREE, 3e-6);
        fails("C2", BasaltStudy.ORDER, MatchOrder.ONE_PASS_SPREAD, 1.9);
        fails("C2", BasaltStudy.ORDER, MatchOrder.ORDER_FREE_SPREAD, 2e-4);
        fails(
                "C3",
                BasaltStudy.MATCHMAKING,
                ChosenPairs.metric(MatchmakingPolicy.UNIFORM, ChosenPairs.ORDER_FREE),
                0.9);
        fails("C3", BasaltStudy.MATCHMAKING, ChosenPairs.metric(MatchmakingPolicy.CLOSEST, ChosenPairs.ONE_PASS), 0.99);
        fails("C4", BasaltStudy.JUDGES, CarelessJudges.GOOD_SUSPECTED, 1);
        fails("C4", BasaltStudy.JUDGES, CarelessJudges.CROWD, 0.5);
    }

    private static void fails(String claim, String arm, String metric, double value) {
        Evidence spoilt = StudyLoop.spoilt(evidence, arm, metric, value);
        assertThat(StudyLoop.judge(STUDY, spoilt).get(claim))
                .extracting(Judgement::verdict)
                .isEqualTo(Verdict.FAILS);
    }

    /** Without the drift a fresh pair comes out nearly the same, so that it cannot tell whether the drift was forgotten. */
    @Test
    void aFreshPairDoesNotTellWhetherTheDriftWasForgotten() {
        assertThat(evidence.metric(BasaltStudy.MATHEMATICS, RatingMathematics.WITHOUT_DRIFT_FRESH)[0])
                .isBetween(1e-6, 1e-3);
    }

    @Test
    void everyFitOfTheJudgesSettles() {
        assertThat(evidence.metric(BasaltStudy.JUDGES, CarelessJudges.ROUNDS)).doesNotContain(Double.NaN);
    }

    @Test
    void withoutTrialsEveryClaimIsUndecided() {
        Evidence empty = new Evidence(STUDY.id(), evidence.arms(), List.of());
        assertThat(STUDY.claims())
                .allSatisfy(claim -> assertThat(claim.judge(empty).verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(empty)).isEmpty();
        assertThat(STUDY.figures(evidence)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {BasaltStudy.ORDER, BasaltStudy.MATCHMAKING, BasaltStudy.JUDGES})
    void aTrialIsAFunctionOfItsSeed(String arm) {
        BasaltSettings settings = new BasaltSettings(6, 3, 20, 100, 60);
        assertThat(StudyLoop.trial(STUDY, settings, arm, 1).metrics())
                .isEqualTo(StudyLoop.trial(STUDY, settings, arm, 1).metrics())
                .isNotEqualTo(StudyLoop.trial(STUDY, settings, arm, 2).metrics());
    }

    @Test
    void isOfferedToTheServiceLoader() {
        assertThat(ServiceLoader.load(Study.class).stream().map(ServiceLoader.Provider::type))
                .contains(BasaltStudy.class);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new BasaltSettings(2, 20, 200, 100, 400)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new BasaltSettings(17, 20, 200, 99, 400)).isInstanceOf(InvalidInputException.class);
    }
}

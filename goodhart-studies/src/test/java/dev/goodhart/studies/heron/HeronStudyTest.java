package dev.goodhart.studies.heron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeronStudyTest {
    private static final HeronStudy STUDY = new HeronStudy();
    private static Evidence evidence;
    private static Map<String, Judgement> judgements;

    @BeforeAll
    static void runQuickly() {
        evidence = StudyLoop.run(STUDY, STUDY.settings(Scale.QUICK), STUDY.seeds(Scale.QUICK));
        judgements = StudyLoop.judge(STUDY, evidence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "C2", "C3", "C4", "C5", "C6"})
    void holdsInQuickMode(String id) {
        Judgement judgement = judgements.get(id);
        assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.HOLDS);
    }

    /** Whether a string is solved is a matter of chance, and few seeds decide nothing: the claim fails on the ten it is judged on. */
    @Test
    void theSparseRewardIsJudged() {
        assertThat(judgements.get("C7").verdict()).isNotEqualTo(Verdict.UNDECIDED);
        assertThat(Arrays.stream(evidence.metric(StringArm.PASS_ONLY, StringArm.PASSING)))
                .allMatch(p -> p < 0.05);
        assertThat(Arrays.stream(evidence.metric(StringArm.EVEN_SUM, StringArm.PASSING)))
                .allMatch(p -> p > 0.9);
    }

    /** A claim must be able to fail: evidence with one number spoilt is not accepted. */
    @Test
    void spoiltEvidenceFails() {
        fails("C1", HeronStudy.LABELS, LabelPart.C_A, -1);
        fails("C1", HeronStudy.LABELS, LabelPart.share(1, 0), 0.4829);
        fails("C1", HeronStudy.LABELS, LabelPart.ONE_SIDED, 0.002);
        fails("C2", HeronStudy.EXACT, ExactPart.metric(ExactPart.ONLY_QUEUE, 1), 2.24824);
        fails("C3", HeronStudy.UNITS, UnitsPart.SAME_POLICY, 0);
        fails("C3", HeronStudy.UNITS, UnitsPart.LONG_QUEUES, 3);
        fails("C4", CrossingArm.USUAL, "queue", 2.9);
        fails("C4", HeronStudy.EXACT, ExactPart.metric(ExactPart.standardised(2), 1), 3.9);
        fails("C5", CrossingArm.REVERSED, "switches", 0.02);
        fails("C5", CrossingArm.FIRST_TWO_SWAPPED, "queue", 3.5);
        fails("C6", CrossingArm.margin(1), "switches", 0.5);
        fails("C7", StringArm.PIECEWISE, StringArm.PASSING, 0.2);
    }

    private static void fails(String claim, String arm, String metric, double value) {
        Evidence spoilt = StudyLoop.spoilt(evidence, arm, metric, value);
        assertThat(StudyLoop.judge(STUDY, spoilt).get(claim))
                .extracting(Judgement::verdict)
                .isEqualTo(Verdict.FAILS);
    }

    @Test
    void withoutTrialsEveryClaimIsUndecided() {
        Evidence empty = new Evidence(STUDY.id(), evidence.arms(), List.of());
        assertThat(STUDY.claims())
                .allSatisfy(claim -> assertThat(claim.judge(empty).verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(empty)).isEmpty();
        assertThat(STUDY.figures(evidence)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crossing, m 0.5", "strings, ranked", "labels"})
    void aTrialIsAFunctionOfItsSeed(String arm) {
        HeronSettings settings = new HeronSettings(
                0,
                1000,
                1000,
                false,
                new CrossingSettings(2, 30, 10, 200, 20, 0.05, 1e-3, 0.3),
                new StringSettings(20, 8, 0.5, 5, 5, 0.5, 16, 100, 1e-3));
        assertThat(StudyLoop.trial(STUDY, settings, arm, 1).metrics())
                .isEqualTo(StudyLoop.trial(STUDY, settings, arm, 1).metrics())
                .isNotEqualTo(StudyLoop.trial(STUDY, settings, arm, 2).metrics());
    }

    @Test
    void twoStringsPass() {
        assertThat(IntStream.range(0, StringWorld.STRINGS).filter(StringWorld::passes))
                // 0 2 1 3 x 1 with x of 0, 2: x must differ from 3 and from 1.
                .containsExactly(0b00_10_01_11_00_01, 0b00_10_01_11_10_01);
        int reference = 0b00_10_01_11_00_00;
        assertThat(StringWorld.similarity(reference)).isEqualTo(1);
        assertThat(StringWorld.compiles(reference)).isFalse();
        assertThat(new StringPolicy().passing()).isEqualTo(2.0 / StringWorld.STRINGS);
    }

    @Test
    void isOfferedToTheServiceLoader() {
        assertThat(ServiceLoader.load(Study.class).stream().map(ServiceLoader.Provider::type))
                .contains(HeronStudy.class);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(
                        () -> new HeronSettings(-1, 1, 1, true, CrossingSettings.defaults(), StringSettings.defaults()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new CrossingSettings(5, 300, 20, 3000, 300, 0.05, 1e-3, 1.3))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new StringSettings(0, 32, 0.5, 5, 40, 0.5, 64, 1500, 1e-3))
                .isInstanceOf(InvalidInputException.class);
    }
}

package dev.goodhart.studies.barfi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BarfiStudyTest {
    private static final BarfiStudy STUDY = new BarfiStudy();
    private static Evidence evidence;

    @BeforeAll
    static void runQuickly() {
        evidence = StudyLoop.run(STUDY, STUDY.settings(Scale.QUICK), STUDY.seeds(Scale.QUICK));
    }

    static Stream<String> claims() {
        return STUDY.claims().stream().map(claim -> claim.id());
    }

    @ParameterizedTest
    @MethodSource("claims")
    void holdsInQuickMode(String id) {
        Judgement judgement = StudyLoop.judge(STUDY, evidence).get(id);
        assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.HOLDS);
    }

    /** A claim must be able to fail: evidence with one number spoilt is not accepted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C1 | gradient  | unbiased, exact: dJ / dphi2                         | 0.13
            C1 | gradient  | unbiased, identity: dJ / dphi3                      | 0.01
            C1 | gradient  | biased, exact: dJ / dphi3                           | 0.3
            C2 | unbiased  | naive, trap                                         | 0.06
            C2 | unbiased  | aligned (exact), trap                               | 0.55
            C3 | biased    | discount 0.0: potential shaping, wrong sign         | 0.06
            C3 | biased    | discount 0.0: aligned (identity), adversarial       | 0.5
            C4 | shaping   | largest change of the update, unbiased              | 1e-11
            C4 | shaping   | least largest change of the update, discount 0      | 0.04
            C5 | readable  | phi3 / phi2, trap                                   | 0.06
            C5 | readable  | trained along (identity, no correction), aligned    | 0.5
            S1 | sampled   | aligned (identity), trap                            | 0.5
            S2 | unbiased  | aligned (identity), adversarial                     | 0.4
            S3 | biased    | discount 0.0: primary x 10                          | 0.2
            """)
    void spoiltEvidenceFails(String claim, String arm, String metric, double value) {
        Evidence changed = StudyLoop.spoilt(evidence, arm, metric, value);
        assertThat(StudyLoop.judge(STUDY, changed).get(claim).verdict()).isEqualTo(Verdict.FAILS);
    }

    @Test
    void withoutTrialsEveryClaimIsUndecided() {
        Evidence empty = new Evidence(STUDY.id(), evidence.arms(), List.of());
        assertThat(StudyLoop.judge(STUDY, empty).values())
                .allSatisfy(j -> assertThat(j.verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(empty)).isEmpty();
        assertThat(STUDY.figures(evidence)).hasSize(7);
    }

    @Test
    void aTrialIsAFunctionOfItsSeed() {
        BarfiSettings settings = new BarfiSettings(10, 10, new double[] {0}, false, 1, 1);
        for (String arm : List.of(BarfiStudy.UNBIASED, BarfiStudy.SAMPLED)) {
            TrialResult once = StudyLoop.trial(STUDY, settings, arm, 1);
            assertThat(StudyLoop.trial(STUDY, settings, arm, 1).metrics()).isEqualTo(once.metrics());
            assertThat(StudyLoop.trial(STUDY, settings, arm, 2).metrics()).isNotEqualTo(once.metrics());
        }
    }

    @Test
    void isOfferedToTheServiceLoader() {
        assertThat(ServiceLoader.load(Study.class).stream().map(ServiceLoader.Provider::type))
                .contains(BarfiStudy.class);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new BarfiSettings(150, 5, new double[] {0}, false, 1, 1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new BarfiSettings(150, 200, new double[] {1}, false, 1, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("discounts");
        assertThatThrownBy(() -> new BarfiSettings(150, 200, new double[] {0}, false, 1, 5))
                .isInstanceOf(InvalidInputException.class);
    }
}

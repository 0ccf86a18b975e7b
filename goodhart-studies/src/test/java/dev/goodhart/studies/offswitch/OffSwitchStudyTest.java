package dev.goodhart.studies.offswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OffSwitchStudyTest {
    private static final OffSwitchStudy STUDY = new OffSwitchStudy();
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
        Judgement judgement = STUDY.claims().stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow()
                .judge(evidence);
        assertThat(judgement.verdict()).as(judgement.detail()).isEqualTo(Verdict.HOLDS);
    }

    /** A claim must be able to fail: evidence with one number spoilt is not accepted. */
    @Test
    void spoiltEvidenceFails() {
        assertThat(spoilt(OffSwitchStudy.SURFACES, "rational: least Delta", -1e-6)
                        .get("C1"))
                .isEqualTo(Verdict.FAILS);
        assertThat(spoilt(OffSwitchStudy.CERTAINTY, "rational: largest |Delta|", 1e-300)
                        .get("C2"))
                .isEqualTo(Verdict.FAILS);
        assertThat(spoilt(OffSwitchStudy.SURFACES, "logistic: cells with the wrong sign", 1)
                        .get("C3"))
                .isEqualTo(Verdict.FAILS);
        assertThat(spoilt(OffSwitchStudy.SURFACES, "smooth: largest error of Stein's identity", 1e-8)
                        .get("C4"))
                .isEqualTo(Verdict.FAILS);
        assertThat(spoilt(OffSwitchStudy.SIMULATION, Simulation.name(3), 9).get("S1"))
                .isEqualTo(Verdict.FAILS);
        assertThat(spoilt(OffSwitchStudy.CORRIDOR, "one step: disagreements with the one-shot formula", 1)
                        .get("S2"))
                .isEqualTo(Verdict.FAILS);
        assertThat(spoilt(OffSwitchStudy.DESIGNER, "least advantage of the best play over a baseline", -0.01)
                        .get("S3"))
                .isEqualTo(Verdict.FAILS);
    }

    private static Map<String, Verdict> spoilt(String arm, String metric, double value) {
        Evidence changed = StudyLoop.spoilt(evidence, arm, metric, value);
        Map<String, Verdict> verdicts = new TreeMap<>();
        STUDY.claims()
                .forEach(claim -> verdicts.put(claim.id(), claim.judge(changed).verdict()));
        return verdicts;
    }

    @Test
    void withoutTrialsEveryClaimIsUndecided() {
        Evidence empty = new Evidence(STUDY.id(), evidence.arms(), List.of());
        assertThat(STUDY.claims())
                .allSatisfy(claim -> assertThat(claim.judge(empty).verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(empty)).isEmpty();
    }

    @Test
    void aTrialIsAFunctionOfItsSeed() {
        OffSwitchSettings settings = new OffSwitchSettings(0.25, 2000);
        TrialResult once = StudyLoop.trial(STUDY, settings, OffSwitchStudy.SIMULATION, 1);
        assertThat(StudyLoop.trial(STUDY, settings, OffSwitchStudy.SIMULATION, 1)
                        .metrics())
                .isEqualTo(once.metrics());
        assertThat(StudyLoop.trial(STUDY, settings, OffSwitchStudy.SIMULATION, 2)
                        .metrics())
                .isNotEqualTo(once.metrics());
        assertThat(StudyLoop.trial(STUDY, settings, OffSwitchStudy.CALIBRATION, 1)
                        .series()
                        .firstEntry()
                        .getValue()
                        .y())
                .isEqualTo(StudyLoop.trial(STUDY, settings, OffSwitchStudy.CALIBRATION, 2)
                        .series()
                        .firstEntry()
                        .getValue()
                        .y());
    }

    /** The boundary is drawn where the colours change: Delta has the sign of (right of the line) in every cell off it. */
    @Test
    void theBoundaryLineSeparatesTheColours() {
        HeatMap map = (HeatMap) STUDY.figures(evidence).getFirst();
        Line line = map.lines().getFirst();
        for (int row = 0; row < map.rows().size(); row++) {
            double crossing = Double.NaN;
            for (int i = 1; i < line.x().length; i++) {
                if ((line.y()[i - 1] - row) * (line.y()[i] - row) <= 0) {
                    crossing = (line.x()[i - 1] + line.x()[i]) / 2;
                }
            }
            for (int column = 0; column < map.columns().size(); column++) {
                if (Math.abs(column - crossing) > 0.5) {
                    assertThat(map.values()[row][column] > 0)
                            .as(
                                    "beta %s, sigma %s",
                                    map.rows().get(row), map.columns().get(column))
                            .isEqualTo(column > crossing);
                }
            }
        }
        assertThat(STUDY.figures(evidence)).hasSize(9);
    }

    @Test
    void isOfferedToTheServiceLoader() {
        assertThat(ServiceLoader.load(Study.class).stream().map(ServiceLoader.Provider::type))
                .contains(OffSwitchStudy.class);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new OffSwitchSettings(0.5, 20_000)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new OffSwitchSettings(0.05, 10)).isInstanceOf(InvalidInputException.class);
    }
}

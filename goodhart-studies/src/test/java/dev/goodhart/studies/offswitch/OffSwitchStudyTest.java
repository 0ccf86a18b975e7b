package dev.goodhart.studies.offswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Series;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.util.ArrayList;
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
        OffSwitchSettings settings = STUDY.settings(Scale.QUICK);
        List<TrialResult> trials = new ArrayList<>();
        for (String arm : STUDY.arms(settings)) {
            for (int seed = 0; seed < STUDY.seeds(Scale.QUICK); seed++) {
                trials.add(trial(arm, seed, settings));
            }
        }
        evidence = new Evidence(STUDY.id(), STUDY.arms(settings), trials);
    }

    private static TrialResult trial(String arm, int seed, OffSwitchSettings settings) {
        Map<String, Double> metrics = new TreeMap<>();
        Map<String, Series> series = new TreeMap<>();
        List<Figure> figures = new ArrayList<>();
        STUDY.run(new Trial<>(STUDY.id(), arm, seed, settings, new Recorder() {
            @Override
            public void metric(String name, double value) {
                assertThat(metrics.put(name, value)).as(name).isNull();
            }

            @Override
            public void series(String name, double[] x, double[] y) {
                assertThat(series.put(name, new Series(x, y))).as(name).isNull();
            }

            @Override
            public void figure(Figure figure) {
                figures.add(figure);
            }

            @Override
            public void progress(double fraction) {
                assertThat(fraction).isBetween(0.0, 1.0);
            }
        }));
        return TrialResult.of(STUDY.id(), arm, seed, metrics, series, figures);
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
        List<TrialResult> trials = evidence.trials().stream()
                .map(t -> {
                    if (!t.arm().equals(arm)) {
                        return t;
                    }
                    Map<String, Double> metrics = new TreeMap<>(t.metrics());
                    assertThat(metrics.replace(metric, value)).as(metric).isNotNull();
                    return TrialResult.of(t.study(), arm, t.seed(), metrics, t.series(), t.figures());
                })
                .toList();
        Evidence changed = new Evidence(evidence.study(), evidence.arms(), trials);
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
        TrialResult once = trial(OffSwitchStudy.SIMULATION, 1, settings);
        assertThat(trial(OffSwitchStudy.SIMULATION, 1, settings).metrics()).isEqualTo(once.metrics());
        assertThat(trial(OffSwitchStudy.SIMULATION, 2, settings).metrics()).isNotEqualTo(once.metrics());
        assertThat(trial(OffSwitchStudy.CALIBRATION, 1, settings)
                        .series()
                        .firstEntry()
                        .getValue()
                        .y())
                .isEqualTo(trial(OffSwitchStudy.CALIBRATION, 2, settings)
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
        List<String> ids = new ArrayList<>();
        for (Study<?> study : ServiceLoader.load(Study.class)) {
            ids.add(study.id());
        }
        assertThat(ids).contains("off-switch");
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new OffSwitchSettings(0.5, 20_000)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new OffSwitchSettings(0.05, 10)).isInstanceOf(InvalidInputException.class);
    }
}

package dev.goodhart.studies.evaluationgap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvaluationGapStudyTest {
    private static final EvaluationGapStudy STUDY = new EvaluationGapStudy();
    private static Evidence evidence;

    @BeforeAll
    static void runQuickly() {
        evidence = StudyLoop.run(STUDY, STUDY.settings(Scale.QUICK), STUDY.seeds(Scale.QUICK));
    }

    @Test
    void everyClaimHolds() {
        StudyLoop.judge(STUDY, evidence)
                .forEach((id, judgement) -> assertThat(judgement.verdict())
                        .as(id + " " + judgement.detail())
                        .isEqualTo(Verdict.HOLDS));
    }

    /** Figures of the mechanism known in advance: cosine .55/1.41 and what follows from it, to the digits given. */
    @Test
    void theExactPartHasItsReferenceFigures() {
        assertThat(evidence.metric(EvaluationGapStudy.EXACT, "cosine")[0]).isCloseTo(0.390071, within(5e-7));
        assertThat(evidence.metric(EvaluationGapStudy.EXACT, "ceiling")[0]).isCloseTo(0.152155, within(5e-7));
        assertThat(evidence.metric(EvaluationGapStudy.EXACT, "surplus at the best weight")[0])
                .isCloseTo(0.107270, within(5e-7));
        assertThat(evidence.series(EvaluationGapStudy.EXACT, "best weight")
                        .getFirst()
                        .y())
                .containsExactly(new double[] {0.390071, 0.292553, 0.195035, 0.097518, 0}, within(5e-7));
    }

    /** Another population of the same kind: means over 404 agents, whose standard errors are near .01. */
    @Test
    void thePopulationBehavesAsTheReferenceOne() {
        assertThat(mean("quality effort", 0)).isCloseTo(0.589, within(0.03));
        assertThat(mean("quality effort", 9)).isCloseTo(0.426, within(0.05));
        assertThat(mean("quantity effort", 0)).isZero();
        assertThat(mean("quantity effort", 9)).isCloseTo(1.54, within(0.08));
        assertThat(mean("metric", 0)).isCloseTo(0.24, within(0.02));
        assertThat(mean("metric", 9)).isCloseTo(1.81, within(0.1));
        double[] surplus = {.405, .416, .412, .396, .368, .329, .278, .136, -.062, -.813};
        for (int i = 0; i < surplus.length; i++) {
            assertThat(mean("surplus", i)).as("surplus at " + i).isCloseTo(surplus[i], within(i < 8 ? 0.03 : 0.12));
        }
        assertThat(mean("gaming share", 8)).isCloseTo(0.30, within(0.08));
        assertThat(mean("value per unit of metric", 0)).isCloseTo(2.5, within(1e-9));
        assertThat(mean("value per unit of metric", 8)).isCloseTo(0.71, within(0.05));
    }

    /** Means over 200 surveys lie where single surveys of the same size did. */
    @Test
    void theSurveyHasItsReferenceFigures() {
        double[] alphas = {.76, .81, .87, .84};
        for (int k = 0; k < 4; k++) {
            assertThat(surveyMean(SurveyRecovery.MEANS[k])).isCloseTo(alphas[k], within(0.01));
        }
        assertThat(surveyMean("naive a")).isBetween(0.31, 0.35);
        assertThat(surveyMean("naive b")).isBetween(0.25, 0.28);
        assertThat(surveyMean("naive ab")).isBetween(0.08, 0.097);
        assertThat(surveyMean("naive R2")).isBetween(0.06, 0.08);
        assertThat(surveyMean("corrected a")).isCloseTo(0.395, within(0.01));
        assertThat(surveyMean("corrected ab")).isCloseTo(0.1248, within(0.003));
    }

    private static double surveyMean(String name) {
        return Arrays.stream(evidence.metric(EvaluationGapStudy.SURVEY, "mean " + name))
                .average()
                .orElseThrow();
    }

    private static double mean(String series, int at) {
        return evidence.series(EvaluationGapStudy.POPULATION, series).stream()
                .mapToDouble(s -> s.y()[at])
                .average()
                .orElseThrow();
    }

    /** A claim must be able to fail: evidence with one number spoilt is not accepted. */
    @Test
    void spoiltEvidenceFails() {
        assertThat(spoilt(EvaluationGapStudy.EXACT, "largest error of the ceiling", 1e-8)
                        .get("C1"))
                .isEqualTo(Verdict.FAILS);
        assertThat(spoilt(EvaluationGapStudy.SURVEY, "covers the truth", 0.8).get("C4"))
                .isEqualTo(Verdict.FAILS);
        assertThat(spoilt(EvaluationGapStudy.SURVEY, "mean naive ab", 0.12).get("C4"))
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
        Map<String, Verdict> verdicts = new TreeMap<>();
        Evidence changed = new Evidence(evidence.study(), evidence.arms(), trials);
        STUDY.claims().forEach(c -> verdicts.put(c.id(), c.judge(changed).verdict()));
        return verdicts;
    }

    @Test
    void withoutTrialsEveryClaimIsUndecided() {
        Evidence empty = new Evidence(STUDY.id(), evidence.arms(), List.of());
        assertThat(STUDY.claims())
                .allSatisfy(claim -> assertThat(claim.judge(empty).verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(empty)).isEmpty();
        assertThat(STUDY.figures(evidence)).hasSize(5);
    }

    @Test
    void isOfferedAndChecksItsSettings() {
        assertThat(ServiceLoader.load(Study.class)).extracting(s -> s.id()).contains("evaluation-gap");
        assertThatThrownBy(() -> new EvaluationGapSettings(10, 3509, 50, 200, 0.3162))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new EvaluationGapSettings(101, 3509, 50, 200, 1.2))
                .isInstanceOf(InvalidInputException.class);
    }
}

package dev.goodhart.studies.sparl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.CanonicalJson;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Verdict;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaRlStudyTest {
    private static final SpaRlStudy STUDY = new SpaRlStudy();
    private static final Evidence EVIDENCE =
            StudyLoop.run(STUDY, STUDY.settings(Scale.QUICK), STUDY.seeds(Scale.QUICK));

    @Test
    void everyClaimHoldsAtTheQuickScale() {
        assertThat(StudyLoop.judge(STUDY, EVIDENCE))
                .allSatisfy((id, judgement) -> assertThat(judgement.verdict())
                        .as(id + ": " + judgement.detail())
                        .isEqualTo(Verdict.HOLDS))
                .hasSize(6);
        assertThat(STUDY.figures(EVIDENCE)).hasSize(7);
    }

    /** A claim that cannot fail says nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            C1; exact; rank, K 3; 5
            C1; exact; difference of returns; 1e-6
            C1; exact; success, kappa 0.5; 0.0754
            C2; attribution; Progress(1.0E-6), last-turn share; 0.9
            C2; attribution; Progress(100), correlation; 0.6
            C3; gradient; cosine, Progress(100), kappa 0.2, n 64; 0.3
            C3; gradient; cosine, Delayed, kappa 0.2, n 1024; 0.5
            C4; Progress(100); final, kappa 0.2, no grounding; 0.5
            C4; Progress(100) + refit; drift, kappa 0.2, no grounding; -0.3
            C5; exact; finishes, bonus 1.1 of the threshold, discount 0.99; 1
            C5; Uniform; final, kappa 0.2, bonus 0.5; 0.2
            C5; Progress(100) + residual; grounded, kappa 0.5, penalty 0.1; 0.9
            C6; gradient; largest spread within a run, ReleasedCode; 1e-9
            """)
    void aClaimFailsWhereItShould(String claim, String arm, String metric, double value) {
        Evidence spoilt = StudyLoop.spoilt(EVIDENCE, arm, metric, value);

        assertThat(StudyLoop.judge(STUDY, spoilt).get(claim).verdict()).isEqualTo(Verdict.FAILS);
    }

    /** The prototype in another program is one more seed; its figures lie within 0.05 of our means (0.04 for cosines). */
    @Test
    void attributionIsLikeThePrototype() {
        assertThat(mean(SpaRlStudy.ATTRIBUTION, "Progress(100), R^2")).isCloseTo(0.85, within(0.05));
        assertThat(mean(SpaRlStudy.ATTRIBUTION, "Progress(100), last-turn share"))
                .isCloseTo(0.65, within(0.05));
        assertThat(mean(SpaRlStudy.ATTRIBUTION, "Progress(100), correlation")).isCloseTo(0.80, within(0.05));
        assertThat(mean(SpaRlStudy.ATTRIBUTION, AttributionPart.OPEN_CUT + ", correlation"))
                .isCloseTo(0.895, within(0.02));
        assertThat(mean(SpaRlStudy.GRADIENT, GradientPart.name(LearningPart.DELAYED, 0.2, 1_024)))
                .isCloseTo(0.883, within(0.04));
        assertThat(mean(SpaRlStudy.GRADIENT, GradientPart.name("Progress(1000)", 0.2, 1_024)))
                .isCloseTo(0.743, within(0.04));
        double bonus = SpaRlClaims.learned(
                EVIDENCE, LearningPart.DELAYED, "turns", 0.5, new Grounding(GroundingSignal.BONUS, 0.5));
        assertThat(bonus).isCloseTo(30, within(0.1));
    }

    private static double mean(String arm, String metric) {
        return SpaRlClaims.mean(EVIDENCE, arm, metric);
    }

    /** 200 runs are few: networks stay near the ridge they begin at, and every figure of theirs is there. */
    @Test
    void networksAreReportedBesideTheRidge() {
        SpaRlSettings few = new SpaRlSettings(200, 1, List.of(), true);
        assertThat(STUDY.arms(few)).contains(SpaRlStudy.NETWORKS);
        assertThat(STUDY.arms(STUDY.settings(Scale.QUICK))).doesNotContain(SpaRlStudy.NETWORKS);
        Map<String, Double> metrics =
                StudyLoop.trial(STUDY, few, SpaRlStudy.NETWORKS, 1).metrics();
        double ridge = metrics.get("Progress(100), held-out R^2");
        for (String name : List.of(NetworkPart.NETWORK, NetworkPart.RECURRENT)) {
            assertThat(metrics.get(name + ", held-out R^2")).isGreaterThan(ridge - 0.1);
            assertThat(metrics.get(GradientPart.name(name, 0.2, 1_024))).isPositive();
        }
    }

    @Test
    void aTrialIsTheSameAgain() {
        String arm = LearningPart.REFIT;
        String first = CanonicalJson.write(
                StudyLoop.trial(STUDY, STUDY.settings(Scale.QUICK), arm, 1).metrics());

        assertThat(CanonicalJson.write(StudyLoop.trial(STUDY, STUDY.settings(Scale.QUICK), arm, 1)
                        .metrics()))
                .isEqualTo(first);
    }

    /** Two runs of two turns, one a success that is paid 1 at its end: advantages at each step are +1/2 and -1/2. */
    @Test
    void theGradientOfTwoRunsIsByHand() {
        double[] uniform = ErrandWorld.noisyExpertPolicy(0);
        ErrandRun one = new ErrandRun(new int[] {30, 30, 30}, new int[] {7, 7});
        ErrandRun other = new ErrandRun(new int[] {30, 30, 30}, new int[] {5, 5});

        double[] gradient = PolicyGradient.of(List.of(one, other), new double[][] {{0, 1}, {0, 0}}, uniform, false);

        // Two turns, weight 1/2 * 1/2 each; the terms in pi cancel.
        assertThat(gradient[30 * 8 + 7]).isCloseTo(0.5, within(1e-15));
        assertThat(gradient[30 * 8 + 5]).isCloseTo(-0.5, within(1e-15));
        assertThat(gradient[30 * 8 + 1]).isCloseTo(0, within(1e-15));
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new SpaRlSettings(99, 1, List.of(), false)).hasMessageContaining("baseRuns >= 100");
        assertThatThrownBy(() -> new SpaRlSettings(100, 1, List.of(-0.1), false))
                .hasMessageContaining("betas >= 0");
    }

    @Test
    void theCatalogHasIt() {
        assertThat(ServiceLoader.load(Study.class)).anyMatch(SpaRlStudy.class::isInstance);
    }
}

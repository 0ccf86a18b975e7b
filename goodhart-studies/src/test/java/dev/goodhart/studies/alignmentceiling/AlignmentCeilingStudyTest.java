package dev.goodhart.studies.alignmentceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Scale;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Series;
import dev.goodhart.study.Study;
import dev.goodhart.study.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AlignmentCeilingStudyTest {
    private static final AlignmentCeilingStudy STUDY = new AlignmentCeilingStudy();
    private static final Evidence EVIDENCE =
            StudyLoop.run(STUDY, STUDY.settings(Scale.QUICK), STUDY.seeds(Scale.QUICK));

    @Test
    void everyClaimHoldsAtTheQuickScale() {
        assertThat(StudyLoop.judge(STUDY, EVIDENCE))
                .allSatisfy((id, judgement) -> assertThat(judgement.verdict())
                        .as(id + ": " + judgement.detail())
                        .isEqualTo(Verdict.HOLDS))
                .hasSize(5);
        assertThat(STUDY.figures(EVIDENCE)).hasSize(8);
    }

    /**
     * The prototype of the card is one more seed: it lies within the range of ours, give or take half of its last printed digit; accuracies by
     * 20,000 pairs have a standard error of at most 0.0035 each, 0.005 for the difference, two of which are allowed.
     */
    @Test
    void oneRewardModelIsLikeThePrototype() {
        double[] gold = {0, 1.60, 2.64, 3.13, 3.06, 2.43};
        double[] accuracy = {0.88, 0.80, 0.67, 0.56, 0.47, 0.41};
        for (int d = 0; d < gold.length; d++) {
            isAmongSeeds(gold[d], LearnedPart.GOLD, 4 * d, 0.005);
            isAmongSeeds(accuracy[d], LearnedPart.ACCURACY, 4 * d, 0.005 + 2 * 0.005);
        }
        assertThat(mean(EVIDENCE.metric(AlignmentCeilingStudy.LEARNED, "alpha")))
                .isCloseTo(1.88, within(0.005));
    }

    private static void isAmongSeeds(double card, String series, int point, double slack) {
        double[] seeds = EVIDENCE.series(AlignmentCeilingStudy.LEARNED, series).stream()
                .mapToDouble(s -> s.y()[point])
                .sorted()
                .toArray();
        assertThat(card).as(series + " at point " + point).isBetween(seeds[0] - slack, seeds[seeds.length - 1] + slack);
    }

    /** The prototype's means by features, to its two digits, and its ranges of gold. */
    @Test
    void thePopulationIsLikeThePrototype() {
        String arm = AlignmentCeilingStudy.POPULATION;
        assertThat(mean(EVIDENCE.metric(arm, "mean accuracy, with style"))).isCloseTo(0.83, within(0.01));
        assertThat(mean(EVIDENCE.metric(arm, "mean accuracy, without style"))).isCloseTo(0.69, within(0.01));
        assertThat(mean(EVIDENCE.metric(arm, "mean gold, with style"))).isBetween(2.3, 2.5);
        assertThat(mean(EVIDENCE.metric(arm, "mean gold, without style"))).isBetween(2.6, 2.8);
    }

    @Test
    void labellingRoundByRoundIsLikeThePrototype() {
        assertThat(mean(EVIDENCE.metric(AlignmentCeilingStudy.ITERATED, IteratedPart.ITERATED)))
                .isBetween(3.17, 3.21);
        assertThat(mean(EVIDENCE.metric(AlignmentCeilingStudy.ITERATED, IteratedPart.STATIC)))
                .isBetween(2.73, 2.79);
    }

    /** Gold has deviation 1 at most: three standard errors of 10,000 repeats (2,000 at n = 1024), and half the last digit. */
    @Test
    void tailsAreLikeThePrototype() {
        double[] heavy = average(TailsPart.Tail.T2.label());
        double[] normal = average(TailsPart.Tail.NORMAL.label());
        int[] at = {1, 2, 4, 6, 10};
        double[] cardHeavy = {0.31, 0.56, 0.69, 0.47, 0.12};
        double[] largest = {0.564190, 1.029375, 1.765991, 2.343733, 3.248240};
        for (int k = 0; k < at.length; k++) {
            double slack = 3 / Math.sqrt(TailsPart.DRAWS[at[k]] > 64 ? 2_000 : 10_000);
            assertThat(heavy[at[k]]).isCloseTo(cardHeavy[k], within(slack + 0.005));
            assertThat(normal[at[k]]).isCloseTo(largest[k] / Math.sqrt(2), within(slack));
        }
    }

    /** The exact law of the world against responses that are drawn: gold has a deviation near 2, so 100,000 give 0.02 at three errors. */
    @Test
    void theLawOfTheWorldIsThatOfItsResponses() {
        RandomGenerator random = SeedTree.of("responses").generator();
        double[] w = {1, 0.5, 0, 0.2, 0, 0, 0.8, 0.3, -0.1, 0};
        double[] mean = StyleWorld.mean(w, 1.5);
        double[][] x = StyleWorld.responses(50_000, random);
        double difference = 0;
        for (double[] response : x) {
            double[] moved = new double[response.length];
            Arrays.setAll(moved, k -> response[k] + mean[k]);
            difference += (StyleWorld.gold(moved) - StyleWorld.gold(response)) / x.length;
        }
        assertThat(difference).isCloseTo(StyleWorld.law(w).predict(1.5), within(0.03));
        assertThat(StyleWorld.gain(mean)).isCloseTo(StyleWorld.law(w).predict(1.5), within(1e-12));
    }

    /** At the fit the gradient of the penalised loss is zero. */
    @Test
    void theRegressionIsAtItsOptimum() {
        double[][] rows = {{1, 0.5}, {-0.2, 1}, {0.3, -0.4}};
        double[] w = PreferenceRegression.fit(rows);
        for (int k = 0; k < 2; k++) {
            double gradient = w[k];
            for (double[] row : rows) {
                gradient -= row[k] * PreferenceRegression.sigmoid(-(w[0] * row[0] + w[1] * row[1]));
            }
            assertThat(gradient).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void withoutEvidenceNothingIsDecidedAndNothingDrawn() {
        Evidence nothing = new Evidence(STUDY.id(), STUDY.arms(STUDY.settings(Scale.QUICK)), List.of());
        assertThat(STUDY.claims())
                .allSatisfy(claim -> assertThat(claim.judge(nothing).verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(nothing)).isEmpty();
    }

    @Test
    void aTrialIsAFunctionOfItsSeed() {
        assertThat(StudyLoop.trial(STUDY, STUDY.settings(Scale.QUICK), AlignmentCeilingStudy.ITERATED, 0))
                .isEqualTo(EVIDENCE.ofArm(AlignmentCeilingStudy.ITERATED).getFirst());
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new AlignmentCeilingSettings(999, 60, 100, 100))
                .hasMessageContaining("evaluationPairs (999) must be at least 1000");
    }

    @Test
    void theStudyIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Study.class).stream().map(ServiceLoader.Provider::type))
                .contains(AlignmentCeilingStudy.class);
    }

    private static double[] average(String tail) {
        List<Series> seeds = EVIDENCE.series(AlignmentCeilingStudy.TAILS, tail);
        return AlignmentCeilingClaims.average(seeds);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}

package dev.goodhart.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurveyAuditTest {
    private static final SurveyModel MODEL = new SurveyModel(
            List.of(
                    SurveyScale.of("X", List.of("x1", "x2", "x3")),
                    SurveyScale.of("M", List.of("m1", "m2", "m3")),
                    SurveyScale.of("Y", List.of("y1", "y2", "y3"))),
            PathModel.of(List.of(new PathEquation("M", List.of("X")), new PathEquation("Y", List.of("M")))),
            List.of(List.of("X", "M", "Y")),
            Map.of("X", 1.0, "M", -1.0));

    /** A chain of factors with coefficients .5 and .4 and loadings .8, so that alpha = 3 (.64) / (1 + 2 (.64)) = .842. */
    private static SurveyTable chain(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = List.of("x1", "x2", "x3", "m1", "m2", "m3", "y1", "y2", "y3");
        double[][] answers = new double[9][n];
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            double m = 0.5 * x + Math.sqrt(0.75) * random.nextGaussian();
            double y = 0.4 * m + Math.sqrt(0.84) * random.nextGaussian();
            double[] factor = {x, m, y};
            for (int k = 0; k < 9; k++) {
                answers[k][i] = 0.8 * factor[k / 3] + 0.6 * random.nextGaussian();
            }
            groups.add(i % 50 == 0 ? "few" : i % 2 == 0 ? "even" : "odd");
        }
        return new SurveyTable(names, answers, groups);
    }

    @Test
    void recoversAChain() {
        SurveyTable table = chain(1000, 7);
        SurveyAudit audit = EvaluationGapAudit.fromSurvey(
                table, MODEL, new SurveySettings(400, 0.95, true), new SplittableRandom(1));
        assertThat(audit.complete()).isEqualTo(1000);
        assertThat(audit.scales().getFirst().alpha().orElseThrow().alpha()).isCloseTo(0.842, within(0.03));
        PathEstimate a = audit.estimate("X", "M");
        assertThat(a.corrected().orElseThrow().contains(0.5)).isTrue();
        // Errors of measurement: the naive coefficient is .842 times as large.
        assertThat(a.naive().estimate() / a.best().estimate()).isCloseTo(0.842, within(0.03));
        PathEstimate indirect = audit.estimate("X", "M", "Y");
        assertThat(indirect.corrected().orElseThrow().contains(0.2)).isTrue();
        assertThat(indirect.naive().estimate())
                .isCloseTo(
                        a.naive().estimate() * audit.estimate("M", "Y").naive().estimate(), within(1e-12));
        assertThat(audit.fit().orElseThrow().cfi()).isGreaterThan(0.95);
        assertThat(audit.groups()).extracting(SurveyAudit.Group::name).containsExactly("even", "odd");
        assertThat(audit.remarks()).anyMatch(r -> r.contains("'few' has 20 complete"));
        assertThat(audit.relativeAutonomy().orElseThrow().contains(0)).isTrue();
        SurveyAudit again = EvaluationGapAudit.fromSurvey(
                table, MODEL, new SurveySettings(400, 0.95, true), new SplittableRandom(1));
        assertThat(again.estimates()).isEqualTo(audit.estimates());
    }

    /** The same fit on the same data whatever the resamples are; the estimate itself is not drawn. */
    @Test
    void missingAnswersAreListwiseAndCounted() {
        SurveyTable table = chain(300, 2);
        double[][] holes = Arrays.stream(table.answers()).map(double[]::clone).toArray(double[][]::new);
        holes[4][10] = Double.NaN;
        holes[4][11] = Double.NaN;
        holes[0][11] = Double.NaN;
        SurveyAudit audit = EvaluationGapAudit.fromSurvey(
                new SurveyTable(table.columns(), holes, List.of()),
                MODEL,
                new SurveySettings(0, 0.95, false),
                new SplittableRandom(1));
        assertThat(audit.respondents()).isEqualTo(300);
        assertThat(audit.complete()).isEqualTo(298);
        assertThat(audit.scales().get(1).answered()).containsExactly(300, 298, 300);
        assertThat(audit.estimates()).allMatch(e -> Double.isNaN(e.naive().low()));
    }

    /** An item turned round is named; marked as reversed it gives what the straight one gave. */
    @Test
    void reversedItemsAreFoundAndTurned() {
        SurveyTable table = chain(400, 3);
        double[][] turned = Arrays.stream(table.answers()).map(double[]::clone).toArray(double[][]::new);
        turned[1] = Arrays.stream(turned[1]).map(a -> 6 - a).toArray();
        SurveyTable reversed = new SurveyTable(table.columns(), turned, List.of());
        SurveySettings settings = new SurveySettings(0, 0.95, false);
        SurveyAudit wrong = EvaluationGapAudit.fromSurvey(reversed, MODEL, settings, new SplittableRandom(1));
        assertThat(wrong.remarks()).anyMatch(r -> r.contains("x2") && r.contains("reversed"));
        List<SurveyScale> scales = new ArrayList<>(MODEL.scales());
        scales.set(0, new SurveyScale("X", List.of("x1", "x2", "x3"), java.util.Set.of("x2"), 1, 5));
        SurveyModel marked = new SurveyModel(scales, MODEL.paths(), MODEL.indirect(), MODEL.autonomy());
        SurveyAudit right = EvaluationGapAudit.fromSurvey(reversed, marked, settings, new SplittableRandom(1));
        SurveyAudit straight = EvaluationGapAudit.fromSurvey(table, MODEL, settings, new SplittableRandom(1));
        assertThat(right.estimate("X", "M").naive().estimate())
                .isCloseTo(straight.estimate("X", "M").naive().estimate(), within(1e-12));
    }

    @Test
    void constantAndEmptyColumnsAreNamed() {
        SurveyTable table = chain(50, 4);
        double[][] constant =
                Arrays.stream(table.answers()).map(double[]::clone).toArray(double[][]::new);
        Arrays.fill(constant[5], 3);
        assertThatThrownBy(() -> EvaluationGapAudit.fromSurvey(
                        new SurveyTable(table.columns(), constant, List.of()),
                        MODEL,
                        SurveySettings.defaults(),
                        new SplittableRandom(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("m3");
        Arrays.fill(constant[5], Double.NaN);
        assertThatThrownBy(() -> EvaluationGapAudit.fromSurvey(
                        new SurveyTable(table.columns(), constant, List.of()),
                        MODEL,
                        SurveySettings.defaults(),
                        new SplittableRandom(1)))
                .hasMessageContaining("'m3', which 0 answered");
    }

    /** One row in six alone has the rare feature: a third of the resamples miss it, cannot be solved without a ridge, and are left out. */
    @Test
    void resamplesThatCannotBeSolvedAreLeftOut() {
        double[][] x = {{0, 1}, {1, 2}, {0, 4}, {0, 3}, {0, 7}, {0, 6}};
        double[] metric = {1, 4, 4, 3, 7, 6};
        double[] value = {2, 3, 7, 6, 12, 13};
        LogAudit audit = EvaluationGapAudit.fromLogs(
                new BehaviourLog(List.of("rare", "speed"), x, metric, value, new boolean[0]),
                0,
                EffortCost.identity(2),
                new SurveySettings(100, 0.95, false),
                new SplittableRandom(3));
        assertThat(audit.cosine().low()).isBetween(-1.0, audit.cosine().high());
    }

    /** Metric = h.x and value = v.x without noise and without a ridge: the weights are found exactly. */
    @Test
    void logsWithoutNoiseGiveTheWeights() {
        SplittableRandom random = new SplittableRandom(9);
        double[][] x = new double[60][2];
        double[] metric = new double[60];
        double[] value = new double[60];
        boolean[] rewarded = new boolean[60];
        for (int i = 0; i < 60; i++) {
            x[i][0] = random.nextDouble();
            x[i][1] = random.nextDouble();
            metric[i] = 0.5 * x[i][0] + x[i][1] + 10;
            value[i] = x[i][0];
            rewarded[i] = i >= 30;
        }
        LogAudit audit = EvaluationGapAudit.fromLogs(
                new BehaviourLog(List.of("care", "speed"), x, metric, value, rewarded),
                0,
                EffortCost.identity(2),
                new SurveySettings(50, 0.95, false),
                random);
        assertThat(audit.criteria().agent().metric()).containsExactly(new double[] {0.5, 1}, within(1e-9));
        assertThat(audit.criteria().agent().value()).containsExactly(new double[] {1, 0}, within(1e-9));
        assertThat(audit.cosine().estimate()).isCloseTo(0.5 / Math.sqrt(1.25), within(1e-9));
        assertThat(audit.valuePerMetricBefore().orElseThrow())
                .isCloseTo(
                        Arrays.stream(value, 0, 30).sum()
                                / Arrays.stream(metric, 0, 30).sum(),
                        within(1e-12));
        Arrays.fill(metric, 1);
        assertThatThrownBy(() -> EvaluationGapAudit.fromLogs(
                        new BehaviourLog(List.of("care", "speed"), x, metric, value, new boolean[0]),
                        1,
                        EffortCost.identity(2),
                        SurveySettings.defaults(),
                        random))
                .hasMessageContaining("'metric'");
    }
}

package dev.goodhart.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncentiveCeilingTest {
    private static final List<String> TASKS = List.of("quality", "quantity", "gaming");
    private static final double[] V = {1, 0.4, -0.5};
    private static final double[] H = {0.4, 1, 0.5};

    /** v.h = .4 + .4 - .25 = .55; h.h = v.v = 1.41; cos = .55/1.41; ceiling its square; S(w*) = ceiling * 1.41 / 2. */
    @Test
    void theReferenceMetricReachesFifteenPercentOfTheFirstBest() {
        CriteriaAudit audit = EvaluationGapAudit.fromCriteria(TASKS, V, H);
        assertThat(audit.angle().cosine()).isCloseTo(0.390071, within(5e-7));
        assertThat(audit.angle().gap()).isCloseTo(1 - 0.55 / 1.41, within(1e-12));
        assertThat(audit.ceiling().attained()).isCloseTo(0.152155, within(5e-7));
        assertThat(audit.ceiling().metricWeight()).isCloseTo(0.390071, within(5e-7));
        assertThat(audit.ceiling().harmfulWeight()).isCloseTo(2 * 0.55 / 1.41, within(1e-12));
        assertThat(audit.ceiling().bestSurplus()).isCloseTo(0.107270, within(5e-7));
        assertThat(audit.ceiling().firstBest()).isCloseTo(0.705, within(1e-12));
        assertThat(audit.ceiling().realisedGap(audit.ceiling().bestSurplus())).isCloseTo(1 - 0.152155, within(5e-7));
        // At w* effort is .39 h = (.156, .39, .195) against the first best (1, .4, -.5).
        assertThat(audit.payment(0)).isEqualTo(CriteriaAudit.Payment.UNDERPAID);
        assertThat(audit.payment(1)).isEqualTo(CriteriaAudit.Payment.UNDERPAID);
        assertThat(audit.payment(2)).isEqualTo(CriteriaAudit.Payment.OVERPAID);
        assertThat(audit.remarks()).hasSize(1).first().asString().contains("negative effort");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.390071, 0",
        "0.25, 0.292553, 0.308438",
        "0.5, 0.195035, 0.52875",
        "0.75, 0.097518, 0.660938",
        "1, 0, 0.705"
    })
    void theBestWeightFallsWithAutonomy(double autonomy, double weight, double without) {
        IncentiveCeiling ceiling = IncentiveCeiling.of(MultitaskAgent.of(V, H, EffortCost.identity(3), autonomy));
        assertThat(ceiling.metricWeight()).isCloseTo(weight, within(5e-7));
        // S(0) = A v.v - A^2 v.v / 2 = 1.41 (A - A^2 / 2).
        assertThat(ceiling.surplusWithout()).isCloseTo(without, within(5e-7));
    }

    /** A metric that a change of tasks' costs makes better: with G = diag(1, 4), <v,h> = 1 + 1/4, <v,v> = 1 + 1/4 for v = h. */
    @Test
    void anglesAreThoseOfTheInverseCost() {
        double[][] g = {{1, 0}, {0, 4}};
        CongruenceAngle angle = CongruenceAngle.of(new double[] {1, 1}, new double[] {1, -1}, EffortCost.of(g));
        // <v,h> = 1 - 1/4 = 3/4, <v,v> = <h,h> = 5/4: cosine .6, where the plain one is 0.
        assertThat(angle.cosine()).isCloseTo(0.6, within(1e-12));
        assertThat(angle.degrees()).isCloseTo(53.13010235, within(1e-7));
    }

    @Test
    void withEffortAtLeastZeroTheFirstBestIsConstrainedAndTheCeilingBelowOne() {
        MultitaskAgent agent = new MultitaskAgent(V, H, EffortCost.identity(3), new double[3], 0, 1, 0, true);
        // Effort is w h (all positive), so S(w) is the same parabola; the first best is (1, .4, 0) with surplus 1.16 /
        // 2.
        IncentiveCeiling ceiling = IncentiveCeiling.of(agent);
        assertThat(agent.firstBestEffort()).containsExactly(new double[] {1, 0.4, 0}, within(1e-9));
        assertThat(ceiling.firstBest()).isCloseTo(0.58, within(1e-9));
        assertThat(ceiling.metricWeight()).isCloseTo(0.55 / 1.41, within(1e-6));
        assertThat(ceiling.harmfulWeight()).isCloseTo(1.1 / 1.41, within(1e-6));
        assertThat(ceiling.attained()).isCloseTo(0.55 * 0.55 / 1.41 / 1.16, within(1e-9));
        MultitaskAgent pure = new MultitaskAgent(V, V, EffortCost.identity(3), new double[3], 0, 1, 0, true);
        assertThat(IncentiveCeiling.of(pure).attained()).isCloseTo(1, within(1e-9));
    }

    /** The solution of every sign-constrained problem meets the Karush-Kuhn-Tucker conditions. */
    @Test
    void quadraticProgramsAreSolved() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            int n = 1 + random.nextInt(6);
            EffortCost cost = EffortCost.of(positiveDefinite(n, random));
            double[] gain = random.doubles(n, -2, 2).toArray();
            double[] effort = cost.nonNegativeEffort(gain);
            double[][] g = cost.matrix();
            for (int i = 0; i < n; i++) {
                double slope = gain[i] - EffortCost.dot(g[i], effort);
                assertThat(effort[i]).isGreaterThanOrEqualTo(0);
                assertThat(slope).isLessThan(1e-6);
                assertThat(slope * effort[i]).isCloseTo(0, within(1e-6));
            }
        }
    }

    static double[][] positiveDefinite(int n, SplittableRandom random) {
        double[][] root = new double[n][n];
        for (double[] row : root) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        double[][] g = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                g[i][j] = EffortCost.dot(root[i], root[j]) + (i == j ? 0.5 : 0);
            }
        }
        return g;
    }

    /** g (moral cost) and s (sensitivity): e = A v + s w h - g; S' = 0 at s w h.h = (1 - A) v.h, the moral cost drops out. */
    @Test
    void moralCostsLeaveTheBestWeightWhereItIs() {
        MultitaskAgent agent =
                new MultitaskAgent(V, H, EffortCost.identity(3), new double[] {0, 0.1, 0.35}, 0.25, 2, 0, false);
        IncentiveCeiling ceiling = IncentiveCeiling.of(agent);
        assertThat(ceiling.metricWeight()).isCloseTo(0.75 * 0.55 / 1.41 / 2, within(1e-12));
        double best = ceiling.metricWeight();
        assertThat(agent.surplus(best))
                .isGreaterThan(agent.surplus(best + 1e-3))
                .isGreaterThan(agent.surplus(best - 1e-3));
        assertThat(agent.surplus(ceiling.harmfulWeight())).isCloseTo(agent.surplus(0.0), within(1e-12));
    }

    /** A(w) = max(0, .5 - w): at w = .5 nothing of the autonomy is left, and effort is .5 h. */
    @Test
    void motivationIsCrowdedOut() {
        MultitaskAgent agent = new MultitaskAgent(V, H, EffortCost.identity(3), new double[3], 0.5, 1, 1, false);
        assertThat(agent.effort(0.5)).containsExactly(new double[] {0.2, 0.5, 0.25}, within(1e-12));
        IncentiveCeiling ceiling = IncentiveCeiling.of(agent);
        // Below w = .5 S(w) has slope <v, (1-A(w)) v - w h> along h - v, at 0: .5 (v.h - v.v) < 0. Later on e = w h
        // gives at most .107.
        assertThat(ceiling.metricWeight()).isZero();
        assertThat(ceiling.harmfulWeight()).isZero();
    }

    @Test
    void blindAndContraryMetricsAreNamed() {
        CriteriaAudit blind =
                EvaluationGapAudit.fromCriteria(List.of("a", "b"), new double[] {1, 1}, new double[] {1, -1});
        assertThat(blind.ceiling().attained()).isZero();
        assertThat(blind.remarks()).anyMatch(r -> r.startsWith("No weight helps"));
        CriteriaAudit contrary =
                EvaluationGapAudit.fromCriteria(List.of("a", "b"), new double[] {1, 0}, new double[] {-1, 1});
        assertThat(contrary.ceiling().metricWeight()).isCloseTo(-0.5, within(1e-12));
        assertThat(contrary.remarks()).anyMatch(r -> r.contains("anti-aligned"));
    }

    @Test
    void badInputIsNamed() {
        double[] one = {1, 1};
        assertThatThrownBy(() -> EvaluationGapAudit.fromCriteria(List.of("a", "b"), one, new double[2]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("metrics must not all be 0");
        assertThatThrownBy(() -> EvaluationGapAudit.fromCriteria(List.of("a", "b"), new double[2], one))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        EvaluationGapAudit.fromCriteria(List.of("a", "b"), one, one, new double[][] {{1, 2}, {2, 1}}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("positive definite");
        assertThatThrownBy(() ->
                        EvaluationGapAudit.fromCriteria(List.of("a", "b"), one, one, new double[][] {{1, .2}, {.1, 1}}))
                .hasMessageContaining("symmetric");
        assertThatThrownBy(() -> EvaluationGapAudit.fromCriteria(List.of("a", "a"), one, one))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> EvaluationGapAudit.fromCriteria(List.of("a", "b"), one, new double[] {Double.NaN, 1}))
                .isInstanceOf(InvalidInputException.class);
    }
}

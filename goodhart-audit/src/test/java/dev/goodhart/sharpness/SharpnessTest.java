package dev.goodhart.sharpness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.random.ResumableRandom;
import org.junit.jupiter.api.Test;

class SharpnessTest {
    /** f = 3 x - 4 y^2 has gradient (3, -8 y); central differences of a quadratic are exact but for rounding. */
    private static final ScalarField FIELD = (rows, n, out) -> {
        for (int i = 0; i < n; i++) {
            out[i] = 3 * rows[2 * i] - 4 * rows[2 * i + 1] * rows[2 * i + 1];
        }
    };

    private final FieldGradient gradient = FieldGradient.ofDifferences(FIELD, 2, 1e-4);

    @Test
    void differencesOfAQuadratic() {
        double[] out = new double[4];
        gradient.gradients(new double[] {1, 0.5, -2, 0}, 2, out);
        assertThat(out).containsExactly(new double[] {3, -4, 3, 0}, within(1e-9));
    }

    /** Slopes at y = 0, 0.5, 1: 3, 5 and sqrt(73); above 4 two of three; the mean of |d/dy| is (0 + 4 + 8) / 3. */
    @Test
    void slopesAreReported() {
        SlopeReport report = LipschitzAudit.of(gradient, new double[] {0, 0, 0, 0.5, 0, 1}, 3, 4);

        assertThat(report.slope()).containsExactly(new double[] {3, 5, Math.sqrt(73)}, within(1e-8));
        assertThat(report.shareAbove()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(report.validity()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(report.quantile(0.5)).isCloseTo(5, within(1e-8));
        assertThat(report.quantile(0.25)).isCloseTo(4, within(1e-8));
        assertThat(report.byFeature()).containsExactly(new double[] {3, 4}, within(1e-8));
        assertThat(report.witnesses(2)).containsExactly(2, 1);
    }

    @Test
    void aSlopeThatIsNoNumberIsNamed() {
        FieldGradient broken = (rows, n, out) -> out[1] = Double.NaN;
        assertThatThrownBy(() -> LipschitzAudit.of(broken, new double[] {0, 0, 0, 1}, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The slope at point 0");
    }

    /** Deviations of (0, 2) and (0, 0.1) are 1 and 0.05. */
    @Test
    void unitsFarApartAreSeen() {
        assertThat(LipschitzAudit.scaleRatio(new double[] {0, 0, 2, 0.1}, 2)).isCloseTo(20, within(1e-9));
        assertThat(LipschitzAudit.scaleRatio(new double[] {0, 1, 2, 1}, 2)).isInfinite();
    }

    @Test
    void segmentsRunBetweenTheSets() {
        double[] points =
                LipschitzAudit.between(new double[] {0, 0}, new double[] {1, 2}, 2, 200, new ResumableRandom(3));
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            assertThat(points[2 * i]).isBetween(0.0, 1.0);
            assertThat(points[2 * i + 1]).isCloseTo(2 * points[2 * i], within(1e-12));
            sum += points[2 * i];
        }
        // Mean of 200 uniform numbers: 0.5 within five standard errors, 5 * 0.289 / sqrt(200) = 0.10.
        assertThat(sum / 200).isCloseTo(0.5, within(0.11));
    }

    /** Rewards 0, 1, 5 at places 0, 1, 3: slopes 1, 2 and 5/3. */
    @Test
    void theSteepestPairIsExact() {
        double[] place = {0, 1, 3};
        PairSlope steepest = PairSlope.steepest(new double[] {0, 1, 5}, (i, j) -> Math.abs(place[i] - place[j]));
        assertThat(steepest).isEqualTo(new PairSlope(1, 2, 2));
        assertThat(PairSlope.steepest(new double[] {0, 1}, (i, j) -> 0).slope()).isInfinite();
        assertThat(PairSlope.steepest(new double[] {1, 1}, (i, j) -> 0).slope()).isZero();
        assertThatThrownBy(() -> PairSlope.steepest(new double[] {1, 2}, (i, j) -> -1))
                .hasMessageContaining("must be at least 0");
    }

    /** f(s, a) = s, mu = 0, r = s: F = [[1, 0], [0, 0]], L = 1, so 1 / (1 - 0.9) = 10; the quoted form gives 1 / sqrt(0.19). */
    @Test
    void theQuotedFormIsNoBoundWhereTheSoundOneIsTight() {
        assertThat(ValueSharpness.sound(1, 0.9, 1)).isCloseTo(10, within(1e-12));
        assertThat(ValueSharpness.quoted(1, 0.9, 1, 0)).isCloseTo(2.2941573387, within(1e-9));
        assertThat(ValueSharpness.sound(1, 0.9, 1.2)).isInfinite();
        assertThat(ValueSharpness.sound(2, 0.5, 4, 3)).isCloseTo(2 * (1 + 2 + 4), within(1e-12));
        assertThat(ValueSharpness.joint(3, 2)).isCloseTo(3 * Math.sqrt(5), within(1e-12));

        JointMap stay = (x, next) -> {
            next[0] = x[0];
            next[1] = 0;
        };
        FieldGradient state = (rows, n, out) -> {
            out[0] = 1;
            out[1] = 0;
        };
        RolloutSharpness rollout = RolloutSharpness.of(stay, state, new double[] {0.3, 0.1}, 0.9, 400, 1e-4);
        assertThat(rollout.slope()).isCloseTo(10, within(1e-9));
        assertThat(rollout.bound()).isCloseTo(10, within(1e-9));
    }

    /**
     * A rotation by 90 degrees has norm 1 in every power. With r = x, grad Q over four undiscounted steps is (1,0) + (0,-1) + (-1,0) + (0,1)
     * = 0, and the bound is 4.
     */
    @Test
    void slopesMayCancelAlongARollout() {
        JointMap turn = (x, next) -> {
            next[0] = -x[1];
            next[1] = x[0];
        };
        FieldGradient first = (rows, n, out) -> {
            out[0] = 1;
            out[1] = 0;
        };
        RolloutSharpness rollout = RolloutSharpness.of(turn, first, new double[] {1, 0}, 1, 4, 1e-3);
        assertThat(rollout.slope()).isCloseTo(0, within(1e-9));
        assertThat(rollout.bound()).isCloseTo(4, within(1e-9));
        assertThat(rollout.expansion()).containsExactly(new double[] {1, 1, 1, 1}, within(1e-9));
    }
}

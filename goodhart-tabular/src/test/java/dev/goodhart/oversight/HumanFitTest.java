package dev.goodhart.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HumanFitTest {
    private static List<Decision> decisions(double[] utility, int... allowed) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < utility.length; i++) {
            decisions.add(new Decision(utility[i], allowed[i] == 1));
        }
        return decisions;
    }

    /** Reference: iteratively reweighted least squares in another language, to 1e-8. */
    @Test
    void agreesWithAReferenceRegression() {
        HumanFit fit =
                HumanFit.of(decisions(new double[] {-1, -0.5, -0.2, 0.1, 0.3, 0.6, 1.0, 1.4}, 0, 0, 1, 0, 1, 0, 1, 1));
        assertThat(fit.separable()).isFalse();
        assertThat(fit.beta()).isEqualTo(0.49425204311898435, within(1e-9));
        assertThat(fit.betaError()).isEqualTo(0.3628352098694176, within(1e-8));
        assertThat(fit.bias()).isEqualTo(-0.21080515937324013, within(1e-9));
        assertThat(fit.biasError()).isEqualTo(0.42301658154839145, within(1e-8));
        assertThat(fit.logLikelihood()).isEqualTo(-4.1160223091711305, within(1e-10));
    }

    /** Shifting and scaling utilities shifts the bias and scales both: the fit has units. */
    @Test
    void hasTheUnitsOfUtility() {
        double[] u = {-1, -0.5, -0.2, 0.1, 0.3, 0.6, 1.0, 1.4};
        int[] y = {0, 0, 1, 0, 1, 0, 1, 1};
        double[] moved = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            moved[i] = 1000 * u[i] + 5000;
        }
        HumanFit fit = HumanFit.of(decisions(u, y));
        HumanFit far = HumanFit.of(decisions(moved, y));
        assertThat(far.beta()).isEqualTo(1000 * fit.beta(), within(1e-6));
        assertThat(far.bias()).isEqualTo(1000 * fit.bias() - 5000, within(1e-6));
        assertThat(far.biasError()).isEqualTo(1000 * fit.biasError(), within(1e-5));
    }

    /** Over 60 simulated humans the truth lies within two standard errors about 95 % of the time; 50 of 60 is 4.2 sigma below. */
    @Test
    void recoversTheHumanWithHonestErrors() {
        int inside = 0;
        for (int seed = 0; seed < 60; seed++) {
            RandomGenerator random = SeedTree.of("fit").child(seed).generator();
            BoltzmannHuman human = new BoltzmannHuman(0.4, 0.2);
            List<Decision> decisions = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                double u = 4 * random.nextDouble() - 2;
                decisions.add(new Decision(u, random.nextDouble() < human.allow(u)));
            }
            HumanFit fit = HumanFit.of(decisions);
            if (Math.abs(fit.beta() - 0.4) < 2 * fit.betaError() && Math.abs(fit.bias() - 0.2) < 2 * fit.biasError()) {
                inside++;
            }
        }
        assertThat(inside).isGreaterThanOrEqualTo(50);
    }

    /** Four separable points, symmetric: Firth's slope 1.00407642 by direct maximisation, intercept 0. */
    @Test
    void separableDecisionsGetFirthsEstimate() {
        HumanFit fit = HumanFit.of(decisions(new double[] {-2, -1, 1, 2}, 0, 0, 1, 1));
        assertThat(fit.separable()).isTrue();
        assertThat(fit.beta()).isEqualTo(1 / 1.00407642, within(1e-7));
        assertThat(fit.bias()).isEqualTo(0, within(1e-9));
    }

    @Test
    void undeterminedHumansAreRefused() {
        refused("At least 3", decisions(new double[] {1, 2}, 0, 1));
        refused("All 3 decisions allow", decisions(new double[] {1, 2, 3}, 1, 1, 1));
        refused("All 3 decisions deny", decisions(new double[] {1, 2, 3}, 0, 0, 0));
        refused("same utility", decisions(new double[] {1, 1, 1}, 0, 1, 1));
        refused("wrong way round", decisions(new double[] {-2, -1, 0, 1, 2}, 1, 1, 0, 1, 0));
        refused("wrong way round", decisions(new double[] {-2, -1, 1, 2}, 1, 1, 0, 0));
        refused("utility of decision 2 (NaN)", decisions(new double[] {0, Double.NaN, 1}, 0, 1, 1));
    }

    private static void refused(String message, List<Decision> decisions) {
        assertThatThrownBy(() -> HumanFit.of(decisions))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    /** Three of four answers are right where a rational human is sure of four: assumed 1, observed 0.75. */
    @Test
    void overconfidenceIsAssumedLessObserved() {
        List<Decision> decisions = decisions(new double[] {-2, -1, 1, 2}, 0, 1, 1, 1);
        Overconfidence rational = Overconfidence.of(decisions, new RationalHuman());
        assertThat(rational.gap()).isEqualTo(0.25, within(1e-15));
        assertThat(rational.error()).isEqualTo(Math.sqrt(0.75 * 0.25 / 4), within(1e-15));
        Overconfidence coin = Overconfidence.of(decisions, new ConstantHuman(0.5));
        assertThat(coin.gap()).isEqualTo(-0.25, within(1e-15));
        assertThat(coin.isOverconfident()).isFalse();
    }

    /** z = 2, -2, 2, -2: k = 2; the chi-squared quantiles with 4 degrees are 0.48441856 and 11.14328678. */
    @Test
    void theSpreadFactorIsTheRootMeanSquareOfZ() {
        SpreadCalibration k = SpreadCalibration.of(
                new double[] {0, 1, 2, 3}, new double[] {0.5, 1, 2, 0.1}, new double[] {1, -1, 6, 2.8});
        assertThat(k.factor()).isEqualTo(2, within(1e-12));
        assertThat(k.low()).isEqualTo(Math.sqrt(16 / 11.14328678), within(1e-8));
        assertThat(k.high()).isEqualTo(Math.sqrt(16 / 0.48441856), within(1e-7));
        assertThat(k.isOverconfident()).isTrue();
        assertThatThrownBy(() -> SpreadCalibration.of(new double[] {0}, new double[] {0}, new double[] {1}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sd of outcome 1");
    }
}

package dev.goodhart.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffSwitchGameTest {
    private static double delta(double mu, double sigma, HumanPolicy human) {
        return new OffSwitchGame(UtilityBelief.normal(mu, sigma), human).incentiveToDefer();
    }

    /** The card's table, six decimals; beta 0 stands for the rational human. */
    @ParameterizedTest
    @CsvSource({
        "0,    0, 0.099736, 0.199471, 0.398942",
        "0, 0.25, 0.020829, 0.098898, 0.286345",
        "0, 0.75, 0.000096, 0.014653, 0.131167",
        "0.5, 0.25, -0.068015, 0, 0.191038",
        "1.0, 0.25, -0.094527, -0.052077, 0.092555",
        "1.5, 0.25, -0.104403, -0.074570, 0.034966",
        "1.0, 0, 0.015388, 0.059011, 0.206621",
    })
    void agreesWithTheTableForBothSignsOfTheMean(double beta, double mu, double quarter, double half, double one) {
        HumanPolicy human = beta == 0 ? new RationalHuman() : new BoltzmannHuman(beta);
        for (int sign = -1; sign <= 1; sign += 2) {
            assertThat(delta(sign * mu, 0.25, human)).isEqualTo(quarter, within(5.1e-7));
            assertThat(delta(sign * mu, 0.5, human)).isEqualTo(half, within(5.1e-7));
            assertThat(delta(sign * mu, 1, human)).isEqualTo(one, within(5.1e-7));
        }
    }

    /** (0, 1, 1): T = sqrt 2, Delta = phi(0) / sqrt 2 = 1 / (2 sqrt pi). */
    @ParameterizedTest
    @CsvSource({"0.25, 0.5, 0.5, 0.0420425649", "0, 1, 1, 0.2820947918", "-0.25, 0.5, 1, -0.0158792125"})
    void agreesWithTheProbitChecks(double mu, double sigma, double noise, double expected) {
        assertThat(delta(mu, sigma, new ProbitHuman(noise))).isEqualTo(expected, within(6e-11));
    }

    /** Expected figures by quadrature with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.7, 0.3, 0.1, 0, -0.0025321975418817091",
        "-0.3, 0.8, 0.4, 0.25, 0.097674589886954869",
        "0.25, 0.001, 0.5, 0, -0.09438472597084243",
        "0.25, 0.5, 0.0001, 0, 0.09889826711816922",
    })
    void logisticIsExactToTwelveDigits(double mu, double sigma, double beta, double bias, double expected) {
        OffSwitchGame game = new OffSwitchGame(UtilityBelief.normal(mu, sigma), new BoltzmannHuman(beta, bias));
        assertThat(game.incentiveToDefer()).isEqualTo(expected, within(1e-13));
        assertThat(game.incentiveByExpectation()).isEqualTo(expected, within(1e-12));
    }

    @Test
    void closedFormsAgreeWithTheDefinitionOverRandomCells() {
        RandomGenerator random = SeedTree.of("closed forms").generator();
        for (int i = 0; i < 300; i++) {
            double mu = 4 * random.nextDouble() - 2;
            double sigma = 0.01 + 2 * random.nextDouble();
            double noise = 0.01 + 2 * random.nextDouble();
            double p = random.nextDouble();
            for (HumanPolicy human : List.of(
                    new RationalHuman(),
                    new BoltzmannHuman(noise),
                    new ProbitHuman(noise),
                    new EpsilonRandomHuman(p),
                    new ConstantHuman(p))) {
                OffSwitchGame game = new OffSwitchGame(new NormalBelief(mu, sigma), human);
                assertThat(game.incentiveToDefer())
                        .as("%s, %s", game.belief(), human)
                        .isEqualTo(game.incentiveByExpectation(), within(1e-12));
                if (human instanceof SmoothHuman) {
                    assertThat(game.incentiveBySteinIdentity()).isEqualTo(game.incentiveByExpectation(), within(1e-12));
                }
            }
        }
    }

    @Test
    void theSignForALogisticHumanIsThatOfVarianceMinusTwiceBetaMean() {
        RandomGenerator random = SeedTree.of("sign").generator();
        for (int i = 0; i < 500; i++) {
            double mu = Math.pow(10, 4 * random.nextDouble() - 2);
            double beta = Math.pow(10, 4 * random.nextDouble() - 2);
            double edge = Math.sqrt(2 * beta * mu);
            if (mu / edge > 15) {
                continue; // Delta underflows to a subnormal there
            }
            assertThat(delta(mu, edge * (1 + 1e-9), new BoltzmannHuman(beta))).isPositive();
            assertThat(delta(-mu, edge * (1 - 1e-9), new BoltzmannHuman(beta))).isNegative();
        }
    }

    /** Delta is homogeneous of degree one: scaling utilities and beta scales it, down to 1e-200 and up to 1e149. */
    @ParameterizedTest
    @CsvSource({"1e-200", "1e-12", "1e12", "1e149"})
    void utilityMayBeInAnyUnit(double unit) {
        for (HumanPolicy human : List.of(new BoltzmannHuman(0.5), new BoltzmannHuman(0.5, 0.1), new ProbitHuman(0.5))) {
            HumanPolicy scaled = switch (human) {
                case BoltzmannHuman b -> new BoltzmannHuman(b.beta() * unit, b.bias() * unit);
                default -> new ProbitHuman(0.5 * unit);
            };
            assertThat(delta(0.25 * unit, unit, scaled) / unit).isEqualTo(delta(0.25, 1, human), within(1e-12));
        }
        assertThat(BreakEven.sigma(UtilityBelief.normal(0.25 * unit, unit), new BoltzmannHuman(0.5 * unit), 0)
                                .orElseThrow()
                        / unit)
                .isEqualTo(0.5, within(1e-12));
        assertThat(BreakEven.beta(UtilityBelief.normal(0.25 * unit, unit), 0) / unit)
                .isEqualTo(2, within(1e-12));
    }

    /** A belief a millionth of a millionth wide is certainty: Delta = -u (1 - pi(u)), and every answer tells u. */
    @Test
    void aVeryNarrowBeliefFarFromZeroKeepsItsDigits() {
        OffSwitchGame game = new OffSwitchGame(new NormalBelief(1, 1e-12), new BoltzmannHuman(0.2));
        double press = 1 / (1 + Math.exp(5));
        assertThat(game.incentiveToDefer()).isEqualTo(-press, within(1e-12));
        assertThat(game.incentiveByExpectation()).isEqualTo(-press, within(1e-12));
        assertThat(game.answer().probabilityOfAllowing()).isEqualTo(1 - press, within(1e-12));
        assertThat(game.answer().meanIfPressed()).isEqualTo(1, within(1e-11));
    }

    /** phi(t) - t Phi(-t) to 40 digits; t = 30 is 1e-199. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.19779655740130603, 0.87636445645369235",
        "2, 0.0084907026168296375, 0.42136922928805447",
        "3.5, 5.8480918421422438e-5, 0.26656776896822376",
        "8, 7.5502624119464989e-17, 0.1231319632579323",
        "20, 1.3700124947295799e-90, 0.049875925981836784",
        "30, 1.6319567340914012e-199, 0.033296419072497213",
    })
    void smallDoubtKeepsItsRelativePrecision(double t, double loss, double mills) {
        assertThat(delta(1, 1 / t, new RationalHuman()) * t / loss).isEqualTo(1, within(1e-12));
        assertThat(StandardNormal.mills(t) / mills).isEqualTo(1, within(1e-13));
    }

    @Test
    void theCertainRobotDefersToNobodyWhoErrs() {
        for (double u : new double[] {-1, -0.1, 0.1, 1}) {
            HumanPolicy human = new BoltzmannHuman(0.5);
            double expected = u >= 0 ? -u * (1 - human.allow(u)) : u * human.allow(u);
            OffSwitchGame game = new OffSwitchGame(UtilityBelief.certain(u), human);
            assertThat(game.incentiveToDefer())
                    .isEqualTo(expected, within(1e-15))
                    .isNegative();
            assertThat(game.isCorrigible()).isFalse();
            assertThat(game.bestAction()).isEqualTo(u > 0 ? RobotAction.ACT : RobotAction.SWITCH_OFF);
            assertThat(new OffSwitchGame(UtilityBelief.certain(u), new RationalHuman()).incentiveToDefer())
                    .isZero();
            // sigma to 0 tends to it
            assertThat(delta(u, 1e-9, human)).isEqualTo(expected, within(1e-12));
        }
    }

    /**
     * U = 1 (0.6) or -2 (0.4): E[U] = -0.2, E[max(U, 0)] = 0.6. Epsilon 0.1: E[pi U] = 0.6 * 0.95 - 0.8 * 0.05 = 0.53.
     * A constant half: 0.5 * -0.2 = -0.1.
     */
    @Test
    void hypothesesByHand() {
        UtilityBelief belief = UtilityBelief.hypotheses(new double[] {1, -2}, new double[] {0.6, 0.4});
        OffSwitchGame rational = new OffSwitchGame(belief, HumanPolicy.rational());
        assertThat(rational.incentiveToDefer()).isEqualTo(0.6, within(1e-15));
        assertThat(rational.fullInformationValue()).isEqualTo(0.6, within(1e-15));
        assertThat(rational.valueOfActing()).isEqualTo(-0.2, within(1e-15));
        assertThat(rational.bestAction()).isEqualTo(RobotAction.WAIT);
        assertThat(new OffSwitchGame(belief, new EpsilonRandomHuman(0.1)).incentiveToDefer())
                .isEqualTo(0.53, within(1e-15));
        OffSwitchGame coin = new OffSwitchGame(belief, new ConstantHuman(0.5));
        assertThat(coin.incentiveToDefer()).isEqualTo(-0.1, within(1e-15));
        assertThat(coin.valueOfOversight()).isZero();
    }

    /** Theorem 1: never negative for a rational human, positive when the belief has mass on both signs. */
    @Test
    void aRationalHumanIsNeverWorthRemoving() {
        RandomGenerator random = SeedTree.of("theorem 1").generator();
        for (int i = 0; i < 200; i++) {
            int n = 1 + random.nextInt(6);
            double shift = random.nextInt(3) - 1.0;
            double[] samples = random.doubles(n, shift - 1, shift + 1).toArray();
            boolean plus = false;
            boolean minus = false;
            for (double u : samples) {
                plus |= u > 0;
                minus |= u < 0;
            }
            double delta = new OffSwitchGame(UtilityBelief.samples(samples), new RationalHuman()).incentiveToDefer();
            assertThat(delta).isGreaterThanOrEqualTo(0);
            assertThat(delta > 0).isEqualTo(plus && minus);
        }
    }

    @Test
    void aCallableHumanIsIntegratedAndChecked() {
        HumanPolicy same = new FunctionHuman("logistic", u -> 1 / (1 + Math.exp(-u / 0.5)));
        assertThat(delta(0.3, 0.7, same)).isEqualTo(delta(0.3, 0.7, new BoltzmannHuman(0.5)), within(1e-12));
        // A jump where nobody said there was one is found by bisection: E[U 1[U >= 0.1]] = mu Phi(t) + sigma phi(t), t
        // = 2.
        HumanPolicy step = new FunctionHuman("strict", u -> u >= 0.1 ? 1 : 0);
        double expected = 0.3 * StandardNormal.cumulative(2) + 0.1 * StandardNormal.density(2) - 0.3;
        assertThat(delta(0.3, 0.1, step)).isEqualTo(expected, within(1e-12));
        assertThatThrownBy(() -> delta(0.3, 0.7, new FunctionHuman("broken", u -> 1 + u)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pi_H(")
                .hasMessageContaining("must lie in [0, 1]");
    }

    /** A table with a steep ramp from 0 at -0.001 to 1 at 0.001 is a rational human up to 1e-3 * 1e-3. */
    @Test
    void aTableInterpolates() {
        TableHuman table = new TableHuman(new double[] {-1, 1}, new double[] {0.2, 0.8});
        assertThat(table.allow(0)).isEqualTo(0.5, within(1e-15));
        assertThat(table.allow(-7)).isEqualTo(0.2);
        assertThat(table.allow(7)).isEqualTo(0.8);
        TableHuman ramp = new TableHuman(new double[] {-0.001, 0.001}, new double[] {0, 1});
        assertThat(delta(0.2, 0.5, ramp)).isEqualTo(delta(0.2, 0.5, new RationalHuman()), within(1e-6));
    }

    @Test
    void whatTheAnswerTellsIsBayesAndAveragesToThePrior() {
        for (HumanPolicy human : List.of(
                new RationalHuman(), new BoltzmannHuman(0.4), new ProbitHuman(0.3), new EpsilonRandomHuman(0.2))) {
            for (UtilityBelief belief : List.of(
                    new NormalBelief(0.4, 0.8),
                    new NormalBelief(-2, 0.5),
                    UtilityBelief.samples(-1, -0.2, 0.3, 2),
                    UtilityBelief.hypotheses(new double[] {-1, 1}, new double[] {0.3, 0.7}))) {
                OffSwitchGame game = new OffSwitchGame(belief, human);
                HumanAnswer answer = game.answer();
                double p = answer.probabilityOfAllowing();
                assertThat(p * answer.meanIfAllowed() + (1 - p) * answer.meanIfPressed())
                        .isEqualTo(belief.mean(), within(1e-12));
                assertThat(game.updateBelief(true).mean()).isEqualTo(answer.meanIfAllowed(), within(1e-11));
                assertThat(game.updateBelief(false).mean()).isEqualTo(answer.meanIfPressed(), within(1e-11));
            }
        }
    }

    /** Deep in the tail: U ~ N(-10, 1), allowed by a rational human; E[U | U >= 0] = -10 + phi(10) / Phi(-10) = 0.0981. */
    @Test
    void aSurprisingAnswerIsStillUpdatedTo() {
        OffSwitchGame game = new OffSwitchGame(new NormalBelief(-10, 1), new RationalHuman());
        double expected = -10 + 1 / StandardNormal.mills(10);
        assertThat(expected).isEqualTo(0.0981, within(1e-4));
        assertThat(game.updateBelief(true).mean()).isEqualTo(expected, within(1e-9));
        assertThatThrownBy(() -> new OffSwitchGame(UtilityBelief.certain(1), new RationalHuman()).updateBelief(false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("probability 0");
    }

    @Test
    void steinsIdentityNeedsWhatItNeeds() {
        assertThatThrownBy(
                        () -> new OffSwitchGame(new NormalBelief(0, 1), new RationalHuman()).incentiveBySteinIdentity())
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        new OffSwitchGame(UtilityBelief.samples(1, 2), new ProbitHuman(1)).incentiveBySteinIdentity())
                .isInstanceOf(InvalidInputException.class);
    }
}

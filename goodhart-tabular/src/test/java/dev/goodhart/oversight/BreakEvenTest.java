package dev.goodhart.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakEvenTest {
    /** sqrt(2 beta |mu|) at mu = 0.25, found here through a human the closed form does not know. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.2236067977", "0.25, 0.3535533906", "0.5, 0.5", "1, 0.7071067812", "1.5, 0.8660254038"})
    void theSearchFindsTheBoundaryOfALogisticHuman(double beta, double expected) {
        BoltzmannHuman human = new BoltzmannHuman(beta);
        HumanPolicy opaque = new FunctionHuman("opaque", human::allow, human.breakpoints());
        UtilityBelief belief = UtilityBelief.normal(0.25, 1);
        assertThat(BreakEven.sigma(belief, opaque, 0).orElseThrow()).isEqualTo(expected, within(1e-9));
        assertThat(BreakEven.sigma(belief, human, 0).orElseThrow()).isEqualTo(expected, within(1e-10));
        assertThat(BreakEven.beta(UtilityBelief.normal(-0.25, expected), 0)).isEqualTo(beta, within(1e-9));
    }

    @Test
    void atEveryBreakEvenTheGainIsZero() {
        for (HumanPolicy human : new HumanPolicy[] {
            new ProbitHuman(0.4), new EpsilonRandomHuman(0.3), new BoltzmannHuman(0.3, 0.1), new BoltzmannHuman(0.3)
        }) {
            for (UtilityBelief belief : new UtilityBelief[] {
                new NormalBelief(0.4, 1), UtilityBelief.certain(-0.4), UtilityBelief.samples(-1, 0.1, 0.4, 1.5)
            }) {
                double sigma = BreakEven.sigma(belief, human, 0.01).orElseThrow();
                double sd = belief.standardDeviation();
                UtilityBelief there = sd == 0 ? new NormalBelief(belief.mean(), sigma) : belief.withSpread(sigma / sd);
                assertThat(new OffSwitchGame(there, human).incentiveToDefer()).isEqualTo(0.01, within(1e-9));
            }
        }
    }

    @Test
    void theNoiseBreakEvenOfSamplesIsARoot() {
        UtilityBelief belief = UtilityBelief.samples(-1, 0.1, 0.4, 1.5);
        double beta = BreakEven.beta(belief, 0.05);
        assertThat(new OffSwitchGame(belief, new BoltzmannHuman(beta)).incentiveToDefer())
                .isEqualTo(0.05, within(1e-10));
    }

    /** Rational at mean 0: Delta = sigma phi(0), so a cost of 0.1 needs sigma = 0.1 sqrt(2 pi). */
    @Test
    void costsCountAgainstDoubt() {
        assertThat(BreakEven.sigma(UtilityBelief.normal(0, 1), new RationalHuman(), 0.1)
                        .orElseThrow())
                .isEqualTo(0.1 * Math.sqrt(2 * Math.PI), within(1e-10));
        assertThat(BreakEven.cost(new OffSwitchGame(new NormalBelief(0, 1), new RationalHuman())))
                .isEqualTo(1 / Math.sqrt(2 * Math.PI), within(1e-15));
    }

    @Test
    void limitsAreSaid() {
        UtilityBelief belief = UtilityBelief.normal(0.25, 1);
        assertThat(BreakEven.sigma(belief, new RationalHuman(), 0)).hasValue(0);
        assertThat(BreakEven.sigma(belief, new ConstantHuman(0.9), 0)).isEmpty();
        assertThat(BreakEven.sigma(belief, new EpsilonRandomHuman(1), 0)).isEmpty();
        assertThat(BreakEven.beta(UtilityBelief.normal(0, 1), 0)).isInfinite();
        assertThat(BreakEven.beta(UtilityBelief.samples(-1, 1), 0)).isInfinite();
        assertThat(BreakEven.beta(UtilityBelief.samples(1, 2), 0)).isZero();
        assertThat(BreakEven.mean(1, new RationalHuman()).orElseThrow()).isInfinite();
        assertThat(BreakEven.mean(1, new BoltzmannHuman(0.25))).hasValue(2);
        assertThat(BreakEven.mean(1, new EpsilonRandomHuman(1))).hasValue(0);
        assertThat(BreakEven.mean(1, new ConstantHuman(0.5))).isEmpty();
        double edge = BreakEven.mean(1, new ProbitHuman(0.5)).orElseThrow();
        assertThat(new OffSwitchGame(new NormalBelief(edge, 1), new ProbitHuman(0.5)).incentiveToDefer())
                .isEqualTo(0, within(1e-12));
    }
}

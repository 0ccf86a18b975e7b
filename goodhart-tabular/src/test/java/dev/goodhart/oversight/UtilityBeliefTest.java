package dev.goodhart.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UtilityBeliefTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Laplace around 0.5 with scale 1: E[max(U, 0)] - 0.5 = exp(-0.5) / 2; variance 2. */
    @Test
    void aDensityOnTheWholeLine() {
        DensityBelief belief =
                new DensityBelief(u -> 7 * Math.exp(-Math.abs(u - 0.5)), -INFINITY, INFINITY, 0.5, 1, 0.5);
        assertThat(belief.mean()).isEqualTo(0.5, within(1e-12));
        assertThat(belief.standardDeviation()).isEqualTo(Math.sqrt(2), within(1e-12));
        assertThat(new OffSwitchGame(belief, new RationalHuman()).incentiveToDefer())
                .isEqualTo(Math.exp(-0.5) / 2, within(1e-12));
    }

    /** Uniform on [-1, 3]: E[max(U, 0)] = 9 / 8, mean 1, so Delta = 1 / 8; spread by 2 about the mean it is uniform on [-3, 5]. */
    @Test
    void aDensityOnAnInterval() {
        DensityBelief belief = new DensityBelief(u -> 1, -1, 3, 0, 1);
        assertThat(new OffSwitchGame(belief, new RationalHuman()).incentiveToDefer())
                .isEqualTo(0.125, within(1e-13));
        UtilityBelief wide = belief.withSpread(2);
        assertThat(wide.mean()).isEqualTo(1, within(1e-12));
        assertThat(wide.standardDeviation()).isEqualTo(8 / Math.sqrt(12), within(1e-12));
        assertThat(belief.shiftedBy(-1).mean()).isEqualTo(0, within(1e-12));
        assertThat(belief.withSpread(0)).isEqualTo(new DiracBelief(1));
    }

    /** Student's t with 1.5 degrees of freedom has E|T| / 2 = 1.0222049438660809 but no variance; with 1 (Cauchy) no mean. */
    @Test
    void heavyTailsAreSummedOrRefused() {
        DensityBelief heavy = new DensityBelief(u -> Math.pow(1 + u * u / 1.5, -1.25), -INFINITY, INFINITY, 0, 1);
        assertThat(new OffSwitchGame(heavy, new RationalHuman()).incentiveToDefer())
                .isEqualTo(1.0222049438660809, within(1e-9));
        assertThat(heavy.standardDeviation()).isInfinite();
        assertThatThrownBy(() -> new DensityBelief(u -> 1 / (1 + u * u), -INFINITY, INFINITY, 0, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no mean");
    }

    /** A normal density given as a function is the normal belief. */
    @Test
    void aDensityAgreesWithTheNormalBelief() {
        NormalBelief normal = new NormalBelief(0.3, 0.6);
        DensityBelief density = new DensityBelief(normal::density, -INFINITY, INFINITY, 0, 1);
        for (HumanPolicy human :
                new HumanPolicy[] {new RationalHuman(), new BoltzmannHuman(0.2), new ProbitHuman(0.7)}) {
            assertThat(new OffSwitchGame(density, human).incentiveToDefer())
                    .isEqualTo(new OffSwitchGame(normal, human).incentiveToDefer(), within(1e-12));
        }
        assertThat(density.standardDeviation()).isEqualTo(0.6, within(1e-12));
    }

    /** Values 0, 1, 5 with weights 1, 2, 1: mean 7 / 4, E[U^2] = 27 / 4, variance 27 / 4 - 49 / 16 = 59 / 16. */
    @Test
    void weightedSamplesByHand() {
        SampleBelief belief = new SampleBelief(new double[] {0, 1, 5}, new double[] {1, 2, 1});
        assertThat(belief.mean()).isEqualTo(1.75, within(1e-15));
        assertThat(belief.standardDeviation()).isEqualTo(Math.sqrt(59.0 / 16), within(1e-15));
        assertThat(belief.withSpread(3).standardDeviation()).isEqualTo(3 * Math.sqrt(59.0 / 16), within(1e-14));
        assertThat(belief.withSpread(3).mean()).isEqualTo(1.75, within(1e-15));
        assertThat(belief.shiftedBy(-2).mean()).isEqualTo(-0.25, within(1e-15));
    }

    /** Weights 0.5, 0.5 and likelihoods 0.2, 0.6 give posterior 1/4, 3/4. */
    @Test
    void bayesByHand() {
        UtilityBelief prior = UtilityBelief.hypotheses(new double[] {-1, 1}, new double[] {0.5, 0.5});
        DiscreteBelief posterior = (DiscreteBelief) prior.updated(u -> u < 0 ? 0.2 : 0.6);
        assertThat(posterior.weights()).containsExactly(new double[] {0.25, 0.75}, within(1e-15));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                bad("standard deviation (-1.0)", () -> UtilityBelief.normal(0, -1)),
                bad("standard deviation (NaN)", () -> UtilityBelief.normal(0, NAN)),
                bad("standard deviation (Infinity)", () -> UtilityBelief.normal(0, INFINITY)),
                bad("mean (NaN)", () -> UtilityBelief.normal(NAN, 1)),
                bad("certainty, DiracBelief", () -> new NormalBelief(0, 0)),
                bad("utility (Infinity)", () -> UtilityBelief.certain(INFINITY)),
                bad("at most 1.0E150", () -> UtilityBelief.normal(1e200, 1)),
                bad("at most 1.0E150", () -> UtilityBelief.samples(1, -1e308)),
                bad("at least one sample", UtilityBelief::samples),
                bad("sample 2 (NaN)", () -> UtilityBelief.samples(1, NAN)),
                bad("positive, finite sum", () -> new SampleBelief(new double[] {1}, new double[] {0})),
                bad(
                        "sum to 1, sum to 0.9",
                        () -> UtilityBelief.hypotheses(new double[] {1, 2}, new double[] {0.5, 0.4})),
                bad(
                        "weight of hypothesis 2 (-0.1)",
                        () -> UtilityBelief.hypotheses(new double[] {1, 2}, new double[] {1.1, -0.1})),
                bad(
                        "weight of hypothesis 1 (NaN)",
                        () -> UtilityBelief.hypotheses(new double[] {1}, new double[] {NAN})),
                bad(
                        "a weight for every hypothesis",
                        () -> UtilityBelief.hypotheses(new double[] {1, 2}, new double[] {1})),
                bad("at least one hypothesis", () -> UtilityBelief.hypotheses(new double[0], new double[0])),
                bad("density at U", () -> new DensityBelief(u -> -1, 0, 1, 0.5, 1)),
                bad("positive mass", () -> new DensityBelief(u -> 0, 0, 1, 0.5, 1)),
                bad("an interval", () -> new DensityBelief(u -> 1, 1, 0, 0.5, 1)),
                bad("scale (0.0)", () -> new DensityBelief(u -> 1, 0, 1, 0.5, 0)),
                bad("spread factor (-1.0)", () -> UtilityBelief.samples(1, 2).withSpread(-1)),
                bad("you mean the rational human", () -> new BoltzmannHuman(0)),
                bad("beta (-0.5)", () -> new BoltzmannHuman(-0.5)),
                bad("beta (NaN)", () -> new BoltzmannHuman(NAN)),
                bad("bias (NaN)", () -> new BoltzmannHuman(1, NAN)),
                bad("noise (0.0)", () -> new ProbitHuman(0)),
                bad("epsilon (1.5)", () -> new EpsilonRandomHuman(1.5)),
                bad("allowing (-0.1)", () -> new ConstantHuman(-0.1)),
                bad("ascend strictly", () -> new TableHuman(new double[] {0, 0}, new double[] {0, 1})),
                bad("pi_H(0.0) = 2.0", () -> new TableHuman(new double[] {0}, new double[] {2})),
                bad("as many probabilities", () -> new TableHuman(new double[0], new double[0])),
                bad("cost of asking (-1.0)", () -> new OversightGate(new RationalHuman(), -1, 0)),
                bad("cost of asking (NaN)", () -> new OversightGate(new RationalHuman(), NAN, 0)),
                bad("off payoff (NaN)", () -> new OversightGate(new RationalHuman(), 0, NAN)),
                bad("candidate actions (0)", () -> new DesignerGame(0, 0, 1, 1, new RationalHuman())),
                bad("noise (-1.0)", () -> new DesignerGame(1, 0, 1, -1, new RationalHuman())));
    }

    private static Arguments bad(String message, ThrowingCallable make) {
        return Arguments.of(message, make);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void badFiguresAreNamed(String message, ThrowingCallable make) {
        assertThatThrownBy(make).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }
}

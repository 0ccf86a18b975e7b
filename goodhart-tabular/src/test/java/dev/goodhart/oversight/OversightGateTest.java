package dev.goodhart.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.LineChart;
import dev.goodhart.input.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OversightGateTest {
    /**
     * U = 1 (0.6) or -2 (0.4) with epsilon 0.1: E[pi U] = 0.53, E[U] = -0.2, so Delta = 0.53. Asking pays up to a cost of 0.53.
     */
    @Test
    void asksUpToTheBreakEvenCost() {
        UtilityBelief belief = UtilityBelief.hypotheses(new double[] {1, -2}, new double[] {0.6, 0.4});
        GateDecision cheap = new OversightGate(new EpsilonRandomHuman(0.1), 0.52, 0).decide(belief);
        assertThat(cheap.verdict()).isEqualTo(GateVerdict.ASK);
        assertThat(cheap.valueOfAsking()).isEqualTo(0.01, within(1e-15));
        assertThat(cheap.breakEvenCost()).isEqualTo(0.53, within(1e-15));
        assertThat(cheap.valueOfInformation()).isEqualTo(0.6, within(1e-15));
        assertThat(cheap.answer().probabilityOfAllowing()).isEqualTo(0.6 * 0.95 + 0.4 * 0.05, within(1e-15));
        GateDecision dear = new OversightGate(new EpsilonRandomHuman(0.1), 0.54, 0).decide(belief);
        assertThat(dear.verdict()).isEqualTo(GateVerdict.STOP);
        assertThat(new OversightGate(new EpsilonRandomHuman(0.1), 0.54, 0)
                        .decide(UtilityBelief.certain(0.1))
                        .verdict())
                .isEqualTo(GateVerdict.ACT);
    }

    /** Subtracting an off payoff of 3 from scores around 3 is the game at 0, with the values moved back by 3. */
    @Test
    void theOffPayoffIsTheZeroOfUtility() {
        GateDecision at0 =
                new OversightGate(new BoltzmannHuman(0.2), 0.01, 0).decide(UtilityBelief.samples(-0.5, 0.1, 0.6));
        GateDecision at3 =
                new OversightGate(new BoltzmannHuman(0.2), 0.01, 3).decide(UtilityBelief.samples(2.5, 3.1, 3.6));
        assertThat(at3.verdict()).isEqualTo(at0.verdict());
        assertThat(at3.incentiveToDefer()).isEqualTo(at0.incentiveToDefer(), within(1e-14));
        assertThat(at3.valueOfAsking()).isEqualTo(at0.valueOfAsking() + 3, within(1e-14));
        assertThat(at3.valueOfStopping()).isEqualTo(3);
        assertThat(at3.answer().meanIfAllowed()).isEqualTo(at0.answer().meanIfAllowed() + 3, within(1e-13));
    }

    /**
     * Rational human, two-point beliefs +-d + mean: Delta of (-1, 3) is 1.5 - 1 = 0.5; of (-2, 2) is 1; of (1, 2) is 0;
     * of (-3, 1) is 0.5 - 0 = 0.5 and its mean -1 says stop.
     */
    @Test
    void questionsGoWhereTheyGainMost() {
        OversightGate gate = new OversightGate(new RationalHuman());
        List<ProposedAction> actions = List.of(
                new ProposedAction("mild", UtilityBelief.samples(-1, 3)),
                new ProposedAction("sure", UtilityBelief.samples(1, 2)),
                new ProposedAction("torn", UtilityBelief.samples(-2, 2)),
                new ProposedAction("poor", UtilityBelief.samples(-3, 1)));
        QuestionPlan plan = gate.plan(actions, 1);
        assertThat(plan.entries())
                .extracting(e -> e.decision().action().name())
                .containsExactly("torn", "mild", "poor", "sure");
        assertThat(plan.entries())
                .extracting(QuestionPlan.Entry::verdict)
                .containsExactly(GateVerdict.ASK, GateVerdict.ACT, GateVerdict.STOP, GateVerdict.ACT);
        assertThat(plan.worthAsking()).isEqualTo(3);
        assertThat(plan.asked()).isEqualTo(1);
        assertThat(plan.value()).isEqualTo(1 + 1 + 0 + 1.5, within(1e-14));
        assertThat(plan.valueWithoutQuestions()).isEqualTo(0 + 1 + 0 + 1.5, within(1e-14));
        assertThat(plan.valueWithoutLimit()).isEqualTo(1 + 1.5 + 0.5 + 1.5, within(1e-14));
        assertThatThrownBy(() -> gate.plan(actions, -1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void figuresShowTheBreakEven() {
        GateDecision decision = new OversightGate(new BoltzmannHuman(0.5)).decide(UtilityBelief.normal(0.25, 0.8));
        List<Figure> figures = decision.figures();
        LineChart spread = (LineChart) figures.get(1);
        assertThat(spread.marks()).extracting(LineChart.Mark::label).containsExactly("this belief", "break-even");
        assertThat(spread.marks().get(1).at()).isEqualTo(0.5, within(1e-12));
        // The drawn curve crosses zero at the mark: sqrt(2 * 0.5 * 0.25) = 0.5.
        double[] x = spread.lines().getFirst().x();
        double[] y = spread.lines().getFirst().y();
        for (int i = 1; i < x.length; i++) {
            if (Math.abs(x[i] - 0.5) > 1e-9) {
                assertThat(y[i] > 0).as("at %s", x[i]).isEqualTo(x[i] > 0.5);
            }
        }
        QuestionPlan plan = new OversightGate(new RationalHuman())
                .plan(List.of(new ProposedAction("a", UtilityBelief.samples(-1, 1))), 1);
        assertThat(((BarChart) plan.figures().getFirst()).bars().getFirst().value())
                .isEqualTo(0.5);
        assertThat(new OversightGate(new RationalHuman())
                        .decide(UtilityBelief.certain(1))
                        .figures())
                .hasSize(3);
    }
}

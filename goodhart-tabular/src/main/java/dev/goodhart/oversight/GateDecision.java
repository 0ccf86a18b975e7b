package dev.goodhart.oversight;

import dev.goodhart.figure.Figure;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The answer of an {@link OversightGate} about one action. The three values are in the units the belief was given in (the off
 * payoff is added back); Delta and the break-evens are differences or noise levels, which no shift changes.
 *
 * @param action what was asked about
 * @param gate who answered
 * @param verdict act, ask or stop
 * @param incentiveToDefer Delta = E[pi_H(U) U] - max(E[U], 0), before the cost of asking
 * @param valueOfActing the expected payoff of acting now
 * @param valueOfAsking the expected payoff of asking, its cost subtracted
 * @param valueOfStopping the off payoff
 * @param valueOfInformation what knowing U would add to the best of acting and stopping
 * @param answer how the human is expected to answer; its means are in the units of the belief
 * @param breakEvenSigma the least spread from which asking pays, see {@link BreakEven#sigma}
 * @param breakEvenBeta the noise of a logistic human up to which asking pays, see {@link BreakEven#beta}
 * @param breakEvenCost the most that asking may cost
 */
public record GateDecision(
        ProposedAction action,
        OversightGate gate,
        GateVerdict verdict,
        double incentiveToDefer,
        double valueOfActing,
        double valueOfAsking,
        double valueOfStopping,
        double valueOfInformation,
        HumanAnswer answer,
        OptionalDouble breakEvenSigma,
        double breakEvenBeta,
        double breakEvenCost) {
    /** {@return the better of acting and stopping} */
    public double valueWithoutAsking() {
        return Math.max(valueOfActing, valueOfStopping);
    }

    /** {@return what asking adds to the better of acting and stopping, its cost subtracted; negative when it loses} */
    public double gainOfAsking() {
        return incentiveToDefer - gate.askCost();
    }

    /** {@return Delta against the belief's spread and against the human's noise, with the break-evens marked} */
    public List<Figure> figures() {
        return OversightFigures.of(this);
    }
}

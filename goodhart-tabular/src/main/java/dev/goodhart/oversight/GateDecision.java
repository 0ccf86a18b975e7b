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
        HumanAnswer answer) {
    /** {@return the better of acting and stopping} */
    public double valueWithoutAsking() {
        return Math.max(valueOfActing, valueOfStopping);
    }

    /** {@return what asking adds to the better of acting and stopping, its cost subtracted; negative when it loses} */
    public double gainOfAsking() {
        return incentiveToDefer - gate.askCost();
    }

    /** {@return the belief about utility net of the off payoff} */
    public UtilityBelief netBelief() {
        return gate.offPayoff() == 0 ? action.belief() : action.belief().shiftedBy(-gate.offPayoff());
    }

    /** {@return the least spread from which asking pays, see {@link BreakEven#sigma}; searched for at every call} */
    public OptionalDouble breakEvenSigma() {
        return BreakEven.sigma(netBelief(), gate.human(), gate.askCost());
    }

    /** {@return the noise of a logistic human up to which asking pays, see {@link BreakEven#beta}; searched for at every call} */
    public double breakEvenBeta() {
        return BreakEven.beta(netBelief(), gate.askCost());
    }

    /** {@return the most that asking may cost: max(Delta, 0)} */
    public double breakEvenCost() {
        return Math.max(incentiveToDefer, 0);
    }

    /** {@return Delta against the belief's spread and against the human's noise, with the break-evens marked} */
    public List<Figure> figures() {
        return OversightFigures.of(this);
    }
}

package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides whether an agent should act, ask or stop: ask if and only if E[pi_H(U) U] - cost > max(E[U], 0), with U counted from
 * the payoff of being switched off.
 *
 * @param human how the human answers, as a function of utility net of the off payoff
 * @param askCost what one question costs, at least 0, in units of utility
 * @param offPayoff what being switched off pays, on the scale the beliefs are given in
 */
public record OversightGate(HumanPolicy human, double askCost, double offPayoff) {
    /** Checks the figures. */
    public OversightGate {
        BreakEven.checkCost(askCost);
        BeliefChecks.utility("off payoff", offPayoff);
    }

    /**
     * A gate whose questions are free and where being switched off pays 0.
     *
     * @param human how the human answers
     */
    public OversightGate(HumanPolicy human) {
        this(human, 0, 0);
    }

    /**
     * Decides about one unnamed action.
     *
     * @param belief what is believed about its utility
     * @return the decision
     */
    public GateDecision decide(UtilityBelief belief) {
        return decide(new ProposedAction("the action", belief));
    }

    /**
     * Decides about one action.
     *
     * @param action the action
     * @return the decision
     */
    public GateDecision decide(ProposedAction action) {
        UtilityBelief net = offPayoff == 0 ? action.belief() : action.belief().shiftedBy(-offPayoff);
        OffSwitchGame game = new OffSwitchGame(net, human);
        double delta = game.incentiveToDefer();
        double mean = net.mean();
        HumanAnswer answer = game.answer();
        return new GateDecision(
                action,
                this,
                verdict(mean, delta, askCost),
                delta,
                mean + offPayoff,
                Math.max(mean, 0) + delta - askCost + offPayoff,
                offPayoff,
                game.valueOfInformation(),
                new HumanAnswer(
                        answer.probabilityOfAllowing(),
                        answer.meanIfAllowed() + offPayoff,
                        answer.meanIfPressed() + offPayoff));
    }

    /**
     * Decides about many actions when only a few questions can be asked: they go to the actions where asking gains most.
     *
     * @param actions the proposed actions, each with a belief of its own; taken as independent
     * @param questions how many questions may be asked, at least 0
     * @return the decisions, most worth asking first
     */
    public QuestionPlan plan(List<ProposedAction> actions, int questions) {
        if (questions < 0) {
            throw new InvalidInputException("The number of questions (" + questions + ") must be at least 0");
        }
        List<GateDecision> decisions = new ArrayList<>();
        for (ProposedAction action : actions) {
            decisions.add(decide(action));
        }
        decisions.sort(
                Comparator.comparingDouble(GateDecision::incentiveToDefer).reversed());
        List<QuestionPlan.Entry> entries = new ArrayList<>();
        int asked = 0;
        for (GateDecision decision : decisions) {
            boolean ask = decision.verdict() == GateVerdict.ASK && asked < questions;
            asked += ask ? 1 : 0;
            entries.add(new QuestionPlan.Entry(
                    decision, ask ? GateVerdict.ASK : verdict(decision.valueOfActing() - offPayoff, 0, 0)));
        }
        return new QuestionPlan(this, questions, entries);
    }

    private static GateVerdict verdict(double mean, double delta, double cost) {
        if (delta > cost) {
            return GateVerdict.ASK;
        }
        return mean > 0 ? GateVerdict.ACT : GateVerdict.STOP;
    }
}

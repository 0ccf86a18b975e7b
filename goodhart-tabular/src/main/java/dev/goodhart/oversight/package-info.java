/**
 * The off-switch game (Hadfield-Menell, Dragan, Abbeel and Russell 2017): should an agent act, ask a person first, or leave
 * it, given what it believes about the action's utility and how well the person decides?
 *
 * <p>The central type is {@link dev.goodhart.oversight.OffSwitchGame}; {@link dev.goodhart.oversight.OversightGate} turns it
 * into a decision with a cost of asking, and {@link dev.goodhart.oversight.SupervisedMdp} plays it over many steps.
 *
 * <pre>{@code
 * UtilityBelief belief = UtilityBelief.samples(0.4, -0.2, 0.9, 0.1); // a reward ensemble's scores of one action
 * HumanPolicy human = new BoltzmannHuman(0.5);                      // errs when little is at stake
 * OversightGate gate = new OversightGate(human, 0.02, 0);           // asking costs 0.02, "off" pays 0
 * GateDecision decision = gate.decide(belief);
 * switch (decision.verdict()) {
 *     case ACT -> act();
 *     case ASK -> ask();
 *     case STOP -> leaveIt();
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.oversight;

import org.jspecify.annotations.NullMarked;

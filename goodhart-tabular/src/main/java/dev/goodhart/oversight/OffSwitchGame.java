package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.OptionalDouble;

/**
 * One round of the off-switch game (Hadfield-Menell et al. 2017). R moves first: act (pays U), switch itself off (pays 0), or
 * propose the action and wait. The human H then sees U and allows the action with probability pi_H(U), else presses the
 * switch. Both want U, R only has a belief about it, and the central quantity is R's incentive to defer
 *
 * <pre>Delta = E[pi_H(U) U] - max(E[U], 0)</pre>
 *
 * in units of utility: positive when R strictly prefers to leave the switch on and ask. 0 is the payoff of being switched off;
 * subtract it first where it is something else ({@link OversightGate} does).
 *
 * <p>What this leaves out: H's time, H's being manipulated, and any later round ({@link SupervisedMdp}).
 *
 * @param belief R's belief about U
 * @param human H's policy
 */
public record OffSwitchGame(UtilityBelief belief, HumanPolicy human) {
    /**
     * Delta. A closed form where there is one (normal belief with a rational, epsilon-random, probit or constant human; sums for
     * discrete beliefs), for the unbiased logistic human a quadrature whose sign is exact, else quadrature split at 0.
     *
     * @return E[pi_H(U) U] - max(E[U], 0), accurate to 1e-12 of the scale of U
     */
    public double incentiveToDefer() {
        if (belief instanceof NormalBelief normal) {
            OptionalDouble closed = ClosedForms.incentive(normal, human);
            if (closed.isPresent()) {
                return closed.getAsDouble();
            }
        }
        return incentiveByExpectation();
    }

    /**
     * Delta by its definition, without closed forms: -E[(1 - pi_H(U)) U] if E[U] >= 0, else E[pi_H(U) U]. A check on
     * {@link #incentiveToDefer()}.
     *
     * @return Delta
     */
    public double incentiveByExpectation() {
        // The two branches avoid the cancellation of E[pi U] against E[U]; adding 0 turns -0 into 0.
        return belief.mean() >= 0
                ? 0 - belief.expectation(u -> human.press(u) * u, splits())
                : belief.expectation(u -> human.allow(u) * u, splits());
    }

    /**
     * Delta by Stein's lemma, for a normal belief and a differentiable human:
     * sigma^2 E[pi_H'] - mu E[1 - pi_H] if mu >= 0, and sigma^2 E[pi_H'] - |mu| E[pi_H] if mu &lt; 0. It shows what
     * deferring needs: uncertainty (first term) that outweighs the human's error (second).
     *
     * @return Delta
     * @throws InvalidInputException if the belief is not normal or the human not differentiable
     */
    public double incentiveBySteinIdentity() {
        if (!(belief instanceof NormalBelief normal) || !(human instanceof SmoothHuman smooth)) {
            throw new InvalidInputException("Stein's identity needs a normal belief and a differentiable human, has "
                    + belief.describe() + " and " + human.describe());
        }
        double mu = normal.mean();
        double variance = normal.standardDeviation() * normal.standardDeviation();
        double uncertainty = variance * belief.expectation(smooth::slope, splits());
        double error =
                mu >= 0 ? belief.expectation(human::press, splits()) : belief.expectation(human::allow, splits());
        return uncertainty - Math.abs(mu) * error;
    }

    /** {@return E[U], what acting now pays} */
    public double valueOfActing() {
        return belief.mean();
    }

    /** {@return E[pi_H(U) U], what proposing and waiting pays} */
    public double valueOfWaiting() {
        return Math.max(belief.mean(), 0) + incentiveToDefer();
    }

    /** {@return what the human in the loop adds to the best R can do alone: max(Delta, 0)} */
    public double valueOfOversight() {
        return Math.max(incentiveToDefer(), 0);
    }

    /** {@return E[max(U, 0)], what R would get if it knew U} */
    public double fullInformationValue() {
        return Math.max(belief.mean(), 0) + valueOfInformation();
    }

    /** {@return E[max(U, 0)] - max(E[U], 0), what knowing U would add; a rational human's value of oversight} */
    public double valueOfInformation() {
        return new OffSwitchGame(belief, new RationalHuman()).incentiveToDefer();
    }

    /**
     * Whether R has no reason to take the human out of the loop.
     *
     * @return Delta >= 0
     */
    public boolean isCorrigible() {
        return incentiveToDefer() >= 0;
    }

    /** {@return the best move: WAIT only if strictly best, ACT only if E[U] > 0} */
    public RobotAction bestAction() {
        if (incentiveToDefer() > 0) {
            return RobotAction.WAIT;
        }
        return belief.mean() > 0 ? RobotAction.ACT : RobotAction.SWITCH_OFF;
    }

    /** {@return what R expects the human to do, and what each answer would tell it} */
    public HumanAnswer answer() {
        return HumanAnswer.of(belief, human);
    }

    /**
     * R's belief after the human's answer, by Bayes' rule.
     *
     * @param allowed whether the human allowed the action; false if the switch was pressed
     * @return the posterior about U
     * @throws InvalidInputException if the answer has probability zero under the belief
     */
    public UtilityBelief updateBelief(boolean allowed) {
        return allowed
                ? belief.updated(human::allow, human.breakpoints())
                : belief.updated(human::press, human.breakpoints());
    }

    private double[] splits() {
        return Quadrature.knots(
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, human.breakpoints(), new double[] {0});
    }
}

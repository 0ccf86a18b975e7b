package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.function.DoubleUnaryOperator;

/**
 * The designer's trade-off: how much is lost because R sees its actions' utilities only through noise. There are m candidate
 * actions with U_i ~ N(priorMean, priorSd^2), independent; R sees U_i plus noise of standard deviation noiseSd, holds the normal
 * posterior about each, takes the action of the largest posterior mean and plays the off-switch game with it.
 *
 * @param actions m, at least 1
 * @param priorMean mean of every U_i
 * @param priorSd standard deviation of every U_i, positive
 * @param noiseSd standard deviation of the observation's noise, at least 0
 * @param human the human
 */
public record DesignerGame(int actions, double priorMean, double priorSd, double noiseSd, HumanPolicy human) {
    /** Checks the figures. */
    public DesignerGame {
        if (actions < 1) {
            throw new InvalidInputException("The number of candidate actions (" + actions + ") must be at least 1");
        }
        new NormalBelief(priorMean, priorSd);
        if (!(noiseSd >= 0) || Double.isInfinite(noiseSd)) {
            throw new InvalidInputException("The noise (" + noiseSd + ") must be a finite number, at least 0");
        }
    }

    /** {@return the standard deviation of R's posterior, the same whatever it sees} */
    public double posteriorSd() {
        return priorSd * noiseSd / Math.hypot(priorSd, noiseSd);
    }

    /** {@return E[max(0, max_i U_i)], the value if R knew the utilities} */
    public double fullInformationValue() {
        return ofLargest(priorSd, u -> Math.max(u, 0), 0);
    }

    /** {@return the expected payoff of the best play} */
    public double value() {
        return value(DeferralRule.optimal(human));
    }

    /** {@return value over full-information value, at most 1} */
    public double valueRatio() {
        return value() / fullInformationValue();
    }

    /**
     * The expected payoff of a rule, under the true posterior.
     *
     * @param rule how R chooses
     * @return the payoff
     */
    public double value(DeferralRule rule) {
        double sd = posteriorSd();
        return ofLargest(
                observedSd(),
                mean -> switch (rule.choice().choose(mean, sd)) {
                    case ACT -> mean;
                    case WAIT -> new OffSwitchGame(UtilityBelief.normal(mean, sd), human).valueOfWaiting();
                    case SWITCH_OFF -> 0;
                },
                rule.breakpoints().apply(sd));
    }

    /**
     * How often R leaves the switch to the human.
     *
     * @param rule how R chooses
     * @return the probability of WAIT
     */
    public double corrigibility(DeferralRule rule) {
        double sd = posteriorSd();
        return ofLargest(
                observedSd(),
                mean -> rule.choice().choose(mean, sd) == RobotAction.WAIT ? 1 : 0,
                rule.breakpoints().apply(sd));
    }

    /** The standard deviation of a posterior mean before the observation. */
    private double observedSd() {
        return priorSd * priorSd / Math.hypot(priorSd, noiseSd);
    }

    /** E[f(max_i X_i)] with m independent X_i ~ N(priorMean, sd^2). */
    private double ofLargest(double sd, DoubleUnaryOperator f, double... breakpoints) {
        return new NormalBelief(priorMean, sd)
                .expectation(
                        x -> f.applyAsDouble(x)
                                * actions
                                * Math.pow(StandardNormal.cumulative((x - priorMean) / sd), actions - 1),
                        breakpoints);
    }
}

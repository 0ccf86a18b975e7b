package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * How R chooses among acting, waiting and switching itself off when its belief is normal.
 *
 * @param name a few words for reports
 * @param choice what it does
 * @param breakpoints for a standard deviation, the means where the choice changes; quadrature splits there
 */
public record DeferralRule(String name, Choice choice, DoubleFunction<double[]> breakpoints) {
    /** The choice of a rule. */
    @FunctionalInterface
    public interface Choice {
        /**
         * What R does.
         *
         * @param mean its belief's mean
         * @param sd its belief's standard deviation
         * @return the action
         */
        RobotAction choose(double mean, double sd);
    }

    /**
     * The best choice against a human: wait if and only if Delta > 0.
     *
     * @param human the human
     * @return the rule
     */
    public static DeferralRule optimal(HumanPolicy human) {
        return believing(human, 1);
    }

    /**
     * The choice that would be best if the standard deviation were {@code factor} times what it is: 0 for a robot sure of itself,
     * large for one that trusts nothing it has seen.
     *
     * @param human the human
     * @param factor at least 0
     * @return the rule
     */
    public static DeferralRule believing(HumanPolicy human, double factor) {
        BeliefChecks.spreadFactor(factor);
        return new DeferralRule(
                factor == 1 ? "optimal" : "optimal if the spread were " + Numbers.of(factor) + " times as large",
                (mean, sd) -> best(mean, factor * sd, human),
                sd -> {
                    double believed = factor * sd;
                    OptionalDouble edge = believed == 0 ? OptionalDouble.empty() : BreakEven.mean(believed, human);
                    return edge.isEmpty()
                            ? new double[] {0}
                            : new double[] {-edge.getAsDouble(), 0, edge.getAsDouble()};
                });
    }

    /** The best action; for an unbiased logistic human by the sign of sigma^2 - 2 beta |mu|, which needs no integral. */
    private static RobotAction best(double mean, double sd, HumanPolicy human) {
        if (human instanceof BoltzmannHuman logistic && logistic.bias() == 0) {
            return sd * (sd / logistic.beta()) > 2 * Math.abs(mean)
                    ? RobotAction.WAIT
                    : mean > 0 ? RobotAction.ACT : RobotAction.SWITCH_OFF;
        }
        return new OffSwitchGame(UtilityBelief.normal(mean, sd), human).bestAction();
    }

    /** {@return acts if and only if E[U] > 0, and never asks} */
    public static DeferralRule naiveMaximiser() {
        return new DeferralRule(
                "naive maximiser", (mean, sd) -> mean > 0 ? RobotAction.ACT : RobotAction.SWITCH_OFF, sd ->
                        new double[] {0});
    }

    /** {@return asks whatever it believes} */
    public static DeferralRule alwaysAsk() {
        return new DeferralRule("always ask", (mean, sd) -> RobotAction.WAIT, sd -> new double[] {0});
    }

    /** {@return never acts and never asks} */
    public static DeferralRule neverAct() {
        return new DeferralRule("never act", (mean, sd) -> RobotAction.SWITCH_OFF, sd -> new double[] {0});
    }

    /** {@return the rule of thumb: asks if and only if sigma > |mu|, else acts on the mean} */
    public static DeferralRule doubtExceedsMean() {
        return new DeferralRule(
                "ask iff sigma > |mu|",
                (mean, sd) ->
                        sd > Math.abs(mean) ? RobotAction.WAIT : mean > 0 ? RobotAction.ACT : RobotAction.SWITCH_OFF,
                sd -> new double[] {-sd, 0, sd});
    }
}

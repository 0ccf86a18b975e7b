package dev.goodhart.oversight;

/**
 * How the human H answers a proposal: the probability pi_H(U) of <em>allowing</em> it when its utility is U, and so of
 * pressing the off switch with 1 - pi_H(U). Utilities are net of the payoff of being switched off, which is 0.
 */
public sealed interface HumanPolicy permits RationalHuman, SmoothHuman, EpsilonRandomHuman, TableHuman, FunctionHuman {
    /**
     * pi_H(U).
     *
     * @param utility the utility U the human sees
     * @return the probability in [0, 1] that the human allows the action
     */
    double allow(double utility);

    /**
     * 1 - pi_H(U), accurate where pi_H is close to one.
     *
     * @param utility the utility U the human sees
     * @return the probability in [0, 1] that the human presses the switch
     */
    default double press(double utility) {
        return 1 - allow(utility);
    }

    /** {@return utilities where pi_H jumps or bends, ascending; quadrature splits there} */
    double[] breakpoints();

    /** {@return a few words naming the model and its parameters} */
    String describe();

    /** {@return the human who allows exactly what is worth U >= 0} */
    static HumanPolicy rational() {
        return new RationalHuman();
    }
}

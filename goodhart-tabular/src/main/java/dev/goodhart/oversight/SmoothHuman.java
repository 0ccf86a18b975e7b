package dev.goodhart.oversight;

/** A human whose pi_H is differentiable, so that Stein's identity applies to a normal belief. */
public sealed interface SmoothHuman extends HumanPolicy permits BoltzmannHuman, ProbitHuman, ConstantHuman {
    /**
     * pi_H'(U).
     *
     * @param utility the utility U
     * @return the derivative, in 1 / units of utility
     */
    double slope(double utility);
}

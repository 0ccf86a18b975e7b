package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import java.util.function.DoubleUnaryOperator;

/**
 * U ~ N(mean, standardDeviation^2).
 *
 * @param mean a finite number
 * @param standardDeviation positive and finite; certainty is {@link DiracBelief}
 */
public record NormalBelief(double mean, double standardDeviation) implements UtilityBelief {
    private static final double[] PANELS = {-6, -3, 0, 3, 6};

    /** Beyond 9 standard deviations lies less than 3e-19 of the mass. */
    private static final double REACH = 9;

    /** Here the density underflows to zero. */
    private static final double POSTERIOR_REACH = 38;

    /** Checks the parameters. */
    public NormalBelief {
        BeliefChecks.utility("belief's mean", mean);
        if (!(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
            throw new InvalidInputException("The belief's standard deviation (" + standardDeviation
                    + ") must be a positive, finite number"
                    + (standardDeviation == 0 ? "\nMaybe you mean certainty, DiracBelief" : ""));
        }
        BeliefChecks.utility("belief's standard deviation", standardDeviation);
    }

    @Override
    public double expectation(DoubleUnaryOperator function, double... breakpoints) {
        return integral(function, REACH, breakpoints);
    }

    private double integral(DoubleUnaryOperator function, double reach, double[] breakpoints) {
        if (Math.abs(mean) > REACH * standardDeviation) {
            return standardised(function, reach, breakpoints);
        }
        double[] inner = WeightedPoints.moved(PANELS, 0, standardDeviation, mean);
        double low = mean - reach * standardDeviation;
        double high = mean + reach * standardDeviation;
        return Quadrature.integrate(
                u -> function.applyAsDouble(u) * density(u), Quadrature.knots(low, high, inner, breakpoints), 0);
    }

    /** Over z = (u - mean) / sd: far from 0 the difference u - mean would lose the digits that a small sd needs. */
    private double standardised(DoubleUnaryOperator function, double reach, double[] breakpoints) {
        double[] points = new double[breakpoints.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = (breakpoints[i] - mean) / standardDeviation;
        }
        return Quadrature.integrate(
                z -> function.applyAsDouble(mean + standardDeviation * z) * StandardNormal.density(z),
                Quadrature.knots(-reach, reach, PANELS, points),
                0);
    }

    /**
     * The density at a point.
     *
     * @param u a utility
     * @return p(u)
     */
    public double density(double u) {
        return StandardNormal.density((u - mean) / standardDeviation) / standardDeviation;
    }

    @Override
    public UtilityBelief shiftedBy(double amount) {
        return new NormalBelief(mean + amount, standardDeviation);
    }

    @Override
    public UtilityBelief withSpread(double factor) {
        return UtilityBelief.normal(mean, standardDeviation * BeliefChecks.spreadFactor(factor));
    }

    @Override
    public UtilityBelief updated(DoubleUnaryOperator likelihood, double... breakpoints) {
        BeliefChecks.chance(integral(likelihood, POSTERIOR_REACH, breakpoints), describe());
        return new DensityBelief(
                u -> likelihood.applyAsDouble(u) * density(u),
                mean - POSTERIOR_REACH * standardDeviation,
                mean + POSTERIOR_REACH * standardDeviation,
                mean,
                standardDeviation,
                breakpoints);
    }

    @Override
    public String describe() {
        return "normal, mean " + Numbers.of(mean) + ", sd " + Numbers.of(standardDeviation);
    }
}

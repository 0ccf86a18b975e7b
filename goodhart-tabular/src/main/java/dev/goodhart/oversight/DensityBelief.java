package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import java.util.function.DoubleUnaryOperator;

/**
 * A belief given by any density, normalised here. Expectations are taken over panels that double in width away from the centre,
 * so that heavy tails are summed to convergence; a belief whose tails are too heavy for a mean (about u^-2.25 and heavier) is refused.
 */
public final class DensityBelief implements UtilityBelief {
    private static final int MAX_DOUBLINGS = 200;
    private static final double NEGLIGIBLE = 1e-15;

    private final DoubleUnaryOperator density;
    private final double low;
    private final double high;
    private final double centre;
    private final double scale;
    private final double[] breakpoints;
    private final double mass;
    private final double mean;

    /**
     * A belief with a density.
     *
     * @param density non-negative, finite, not necessarily normalised, deterministic
     * @param low lower end of the support, possibly minus infinity
     * @param high upper end of the support, possibly infinity
     * @param centre a finite point inside the support, near most of the mass
     * @param scale positive; about the width of the density's features
     * @param breakpoints where the density jumps or bends
     * @throws InvalidInputException if the density is negative or not finite somewhere, has no mass, or has no mean
     */
    public DensityBelief(
            DoubleUnaryOperator density, double low, double high, double centre, double scale, double... breakpoints) {
        if (!(low < high) || !(centre >= low && centre <= high) || Double.isInfinite(centre)) {
            throw new InvalidInputException("The density's support must be an interval around its centre, is [" + low
                    + ", " + high + "] around " + centre);
        }
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new InvalidInputException("The density's scale (" + scale + ") must be a positive, finite number");
        }
        this.density = u -> checked(density.applyAsDouble(u), u);
        this.low = low;
        this.high = high;
        this.centre = centre;
        this.scale = scale;
        this.breakpoints = breakpoints.clone();
        this.mass = convergent("mass", integral(u -> 1));
        if (!(mass > 0)) {
            throw new InvalidInputException("The density must have a positive mass, has " + mass
                    + "\nMaybe its centre or scale is far from where the density lies");
        }
        convergent("mean", integral(Math::abs, 0));
        this.mean = integral(u -> u, 0) / mass;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double standardDeviation() {
        double variance = integral(u -> (u - mean) * (u - mean)) / mass;
        return Double.isNaN(variance) ? Double.POSITIVE_INFINITY : Math.sqrt(variance);
    }

    @Override
    public double expectation(DoubleUnaryOperator function, double... points) {
        return convergent("expectation", integral(function, points)) / mass;
    }

    @Override
    public UtilityBelief shiftedBy(double amount) {
        double by = BeliefChecks.finite("shift", amount);
        return new DensityBelief(
                u -> density.applyAsDouble(u - by), low + by, high + by, centre + by, scale, moved(1, by));
    }

    @Override
    public UtilityBelief withSpread(double factor) {
        if (BeliefChecks.spreadFactor(factor) == 0) {
            return new DiracBelief(mean);
        }
        return new DensityBelief(
                u -> density.applyAsDouble(mean + (u - mean) / factor) / factor,
                mean + factor * (low - mean),
                mean + factor * (high - mean),
                mean + factor * (centre - mean),
                factor * scale,
                moved(factor, 0));
    }

    @Override
    public UtilityBelief updated(DoubleUnaryOperator likelihood, double... points) {
        BeliefChecks.chance(expectation(likelihood, points), describe());
        return new DensityBelief(
                u -> density.applyAsDouble(u) * likelihood.applyAsDouble(u),
                low,
                high,
                centre,
                scale,
                Quadrature.knots(low, high, breakpoints, points));
    }

    @Override
    public String describe() {
        return "a density, mean " + Numbers.of(mean) + ", sd " + Numbers.of(standardDeviation());
    }

    private double[] moved(double factor, double shift) {
        return WeightedPoints.moved(breakpoints, mean, factor, shift);
    }

    private static double convergent(String what, double integral) {
        if (Double.isNaN(integral)) {
            throw new InvalidInputException(
                    "The belief has no " + what + ": its density falls too slowly for the integral to"
                            + " converge\nMaybe bound the support, or use a density with tails lighter than u^-2.25");
        }
        return integral;
    }

    /** The integral of function times density; NaN when its tails do not converge. */
    private double integral(DoubleUnaryOperator function, double... points) {
        DoubleUnaryOperator integrand = u -> {
            double p = density.applyAsDouble(u);
            return p == 0 ? 0 : p * function.applyAsDouble(u);
        };
        double reach = 8 * scale;
        for (double point : Quadrature.knots(low, high, breakpoints, points)) {
            if (Double.isFinite(point)) {
                reach = Math.max(reach, Math.abs(point - centre));
            }
        }
        double from = Math.max(low, centre - reach);
        double to = Math.min(high, centre + reach);
        double sum =
                Quadrature.integrate(integrand, Quadrature.knots(from, to, doubling(reach), breakpoints, points), 0);
        double magnitude = Math.abs(sum);
        double upper = to < high ? tail(integrand, to, reach, high, magnitude) : 0;
        double lower = from > low
                ? tail(
                        u -> integrand.applyAsDouble(2 * centre - u),
                        2 * centre - from,
                        reach,
                        2 * centre - low,
                        magnitude)
                : 0;
        return sum + upper + lower;
    }

    /** Panels of doubling width beyond {@code from}, until two in a row are negligible; NaN when that never comes. */
    private static double tail(DoubleUnaryOperator integrand, double from, double width, double end, double magnitude) {
        double sum = 0;
        double at = from;
        double step = width;
        int negligible = 0;
        for (int k = 0; k < MAX_DOUBLINGS && at < end; k++) {
            double next = Math.min(end, at + step);
            if (Double.isInfinite(next)) {
                break;
            }
            double panel = Quadrature.integrate(integrand, new double[] {at, next}, magnitude + Math.abs(sum));
            sum += panel;
            negligible = Math.abs(panel) <= NEGLIGIBLE * (magnitude + Math.abs(sum)) ? negligible + 1 : 0;
            if (negligible == 2 || next == end) {
                return sum;
            }
            at = next;
            step *= 2;
        }
        return Double.NaN;
    }

    /** centre +- scale 2^k up to the reach, both sides. */
    private double[] doubling(double reach) {
        int levels = 3 + Math.max(0, (int) Math.ceil(Math.log(reach / scale) / Math.log(2)));
        double[] points = new double[2 * levels + 1];
        points[2 * levels] = centre;
        double step = scale / 2;
        for (int k = 0; k < levels; k++) {
            points[2 * k] = centre - step;
            points[2 * k + 1] = centre + step;
            step *= 2;
        }
        return points;
    }

    private static double checked(double p, double u) {
        if (!(p >= 0) || Double.isInfinite(p)) {
            throw new InvalidInputException(
                    "The density at U = " + u + " (" + p + ") must be a finite number, at least 0");
        }
        return p;
    }
}

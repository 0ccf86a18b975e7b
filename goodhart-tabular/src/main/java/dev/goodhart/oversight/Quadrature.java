package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Adaptive Gauss-Legendre quadrature over panels that the caller splits where the integrand jumps or bends. A panel is halved
 * until its 16-point value agrees with that of its halves to 1e-13 of the whole.
 */
final class Quadrature {
    private static final int NODES = 16;
    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];
    private static final double TOLERANCE = 1e-13;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_PANELS = 40_000;

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES);
        for (int i = 0; i < NODES; i++) {
            NODE[i] = rule.getPoint(i);
            WEIGHT[i] = rule.getWeight(i);
        }
    }

    private final DoubleUnaryOperator integrand;
    private int panels;

    private Quadrature(DoubleUnaryOperator integrand) {
        this.integrand = integrand;
    }

    /**
     * The integral from the first to the last knot.
     *
     * @param integrand what to integrate
     * @param knots ascending; repeated ones are harmless
     * @param magnitude a figure the tolerance may be relative to as well, 0 for none
     */
    static double integrate(DoubleUnaryOperator integrand, double[] knots, double magnitude) {
        Quadrature quadrature = new Quadrature(integrand);
        double[] estimate = new double[Math.max(0, knots.length - 1)];
        double scale = magnitude;
        for (int i = 0; i < estimate.length; i++) {
            estimate[i] = quadrature.panel(knots[i], knots[i + 1]);
            scale += Math.abs(estimate[i]);
        }
        double sum = 0;
        for (int i = 0; i < estimate.length; i++) {
            sum += quadrature.refine(knots[i], knots[i + 1], estimate[i], TOLERANCE * scale, MAX_DEPTH);
        }
        if (!Double.isFinite(sum)) {
            throw new InvalidInputException("The integral from " + knots[0] + " to " + knots[knots.length - 1]
                    + " must be a finite number, is " + sum);
        }
        return sum;
    }

    /** The points strictly between two ends, ascending, with the ends around them. */
    static double[] knots(double low, double high, double[]... points) {
        int count = 2;
        for (double[] some : points) {
            count += some.length;
        }
        double[] knots = new double[count];
        int n = 0;
        knots[n++] = low;
        for (double[] some : points) {
            for (double point : some) {
                if (point > low && point < high) {
                    knots[n++] = point;
                }
            }
        }
        knots[n++] = high;
        double[] sorted = Arrays.copyOf(knots, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private double refine(double from, double to, double whole, double tolerance, int depth) {
        double middle = from + (to - from) / 2;
        if (depth == 0 || middle <= from || middle >= to) {
            return whole;
        }
        double left = panel(from, middle);
        double right = panel(middle, to);
        if (Math.abs(left + right - whole) <= tolerance) {
            return left + right;
        }
        if (panels > MAX_PANELS) {
            throw new InvalidInputException(
                    "The human's policy or the belief's density varies too wildly near U = " + middle
                            + " to be integrated to 1e-10\nMaybe it is random; it must give the same value at every call. Or one is far narrower than"
                            + " its distance from 0");
        }
        return refine(from, middle, left, tolerance, depth - 1) + refine(middle, to, right, tolerance, depth - 1);
    }

    private double panel(double from, double to) {
        panels++;
        double half = (to - from) / 2;
        double centre = from + half;
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            sum += WEIGHT[i] * integrand.applyAsDouble(centre + half * NODE[i]);
        }
        return half * sum;
    }
}

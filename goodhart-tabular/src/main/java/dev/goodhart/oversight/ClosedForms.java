package dev.goodhart.oversight;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Delta where it has a closed form, or a form whose sign is exact, under a normal belief. All are even in the mean or say so. */
final class ClosedForms {
    /** Beyond 9 standard deviations lies less than 3e-19 of the mass. */
    private static final double REACH = 9;

    private ClosedForms() {}

    static OptionalDouble incentive(NormalBelief belief, HumanPolicy human) {
        double mu = belief.mean();
        double sigma = belief.standardDeviation();
        double size = Math.abs(mu);
        return switch (human) {
            case RationalHuman rational -> OptionalDouble.of(rational(size, sigma));
            case EpsilonRandomHuman random ->
                OptionalDouble.of((1 - random.epsilon()) * rational(size, sigma) - random.epsilon() / 2 * size);
            case ConstantHuman constant ->
                OptionalDouble.of(mu >= 0 ? -(1 - constant.probability()) * mu : constant.probability() * mu);
            case ProbitHuman probit -> OptionalDouble.of(probit(size, sigma, probit.noise()));
            case BoltzmannHuman boltzmann ->
                boltzmann.bias() == 0
                        ? OptionalDouble.of(logistic(size, sigma, boltzmann.beta()))
                        : OptionalDouble.empty();
            case TableHuman table -> OptionalDouble.empty();
            case FunctionHuman function -> OptionalDouble.empty();
        };
    }

    /** sigma (phi(t) - t Phi(-t)), t = |mu| / sigma. */
    static double rational(double size, double sigma) {
        return sigma * StandardNormal.loss(size / sigma);
    }

    /**
     * (sigma^2 / T) phi(t) - |mu| Phi(-t), T^2 = noise^2 + sigma^2, t = |mu| / T; written as
     * phi(t) (T (1 - t mills(t)) - noise^2 / T) so that the tail does not cancel.
     */
    private static double probit(double size, double sigma, double noise) {
        double total = Math.hypot(noise, sigma);
        double t = size / total;
        return StandardNormal.density(t) * (total * StandardNormal.relativeLoss(t) - noise * (noise / total));
    }

    /**
     * Pairing U = u with U = -u turns Delta into an integral over u > 0 whose integrand has one sign, that of
     * d = 1 / beta - 2 |mu| / sigma^2:
     *
     * <pre>Delta = int u [pi(u) p(-u) - pi(-u) p(u)] du,   pi(u) p(-u) = pi(-u) p(u) exp(u d)</pre>
     *
     * so the sign of the result is exact whatever the error of the quadrature.
     */
    private static double logistic(double size, double sigma, double beta) {
        double d = (1 - 2 * (beta / sigma) * (size / sigma)) / beta;
        double centre = d > 0 ? -size : size;
        double[] panels = {-6, -3, 0, 3, 6};
        DoubleUnaryOperator ofUtility = d > 0
                ? u -> -u * BoltzmannHuman.logistic(u / beta) * Math.expm1(-u * d)
                : u -> u * BoltzmannHuman.logistic(-u / beta) * Math.expm1(u * d);
        if (centre > REACH * sigma) {
            // Far from 0, u - centre would lose the digits that a small sigma needs.
            return Quadrature.integrate(
                    z -> StandardNormal.density(z) * ofUtility.applyAsDouble(centre + sigma * z),
                    Quadrature.knots(-REACH, REACH, panels),
                    0);
        }
        double[] aroundHuman = {beta / 2, 2 * beta, 8 * beta, 40 * beta};
        return Quadrature.integrate(
                u -> StandardNormal.density((u - centre) / sigma) / sigma * ofUtility.applyAsDouble(u),
                Quadrature.knots(
                        0,
                        Math.max(centre, 0) + REACH * sigma,
                        aroundHuman,
                        WeightedPoints.moved(panels, 0, sigma, centre)),
                0);
    }
}

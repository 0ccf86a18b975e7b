package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/** Where asking begins, or ceases, to pay. */
public final class BreakEven {
    private static final int STEPS_PER_DECADE = 8;
    private static final int DECADES = 6;

    private BreakEven() {}

    /**
     * The least standard deviation from which asking pays, at the same mean. Certainty is widened to a normal belief, every
     * other belief keeps its shape.
     *
     * @param belief the belief whose spread is varied
     * @param human the human
     * @param cost what asking costs, at least 0
     * @return the smallest sigma found, between 1e-6 and 1e6 times the scale of the problem, above which Delta exceeds the cost;
     *     0 when the smallest doubt is enough, empty when none is
     */
    public static OptionalDouble sigma(UtilityBelief belief, HumanPolicy human, double cost) {
        checkCost(cost);
        double mu = belief.mean();
        double sd = belief.standardDeviation();
        boolean normal = belief instanceof NormalBelief || sd == 0;
        if (normal && cost == 0) {
            if (human instanceof RationalHuman) {
                return OptionalDouble.of(0);
            }
            if (human instanceof BoltzmannHuman boltzmann && boltzmann.bias() == 0) {
                return OptionalDouble.of(Math.sqrt(2 * boltzmann.beta()) * Math.sqrt(Math.abs(mu)));
            }
        }
        if (human instanceof ConstantHuman) {
            return OptionalDouble.empty();
        }
        DoubleUnaryOperator gain = sigma ->
                new OffSwitchGame(normal ? UtilityBelief.normal(mu, sigma) : belief.withSpread(sigma / sd), human)
                                .incentiveToDefer()
                        - cost;
        double scale = Math.max(Math.abs(mu), Math.max(cost, Double.isInfinite(sd) ? 1 : sd));
        for (double point : human.breakpoints()) {
            scale = Math.max(scale, Math.abs(point) / 40);
        }
        return firstRise(gain, scale == 0 ? 1 : scale);
    }

    /**
     * The noise up to which asking pays: the beta of an unbiased logistic human at which Delta equals the cost. Delta falls
     * strictly in beta for every belief, since d Delta / d beta = -E[U^2 pi'(U)] / beta.
     *
     * @param belief the belief
     * @param cost what asking costs, at least 0
     * @return beta; 0 when not even a rational human is worth asking, infinite when every human is
     */
    public static double beta(UtilityBelief belief, double cost) {
        checkCost(cost);
        if (belief instanceof NormalBelief normal && cost == 0) {
            double sigma = normal.standardDeviation();
            return sigma * (sigma / (2 * Math.abs(normal.mean())));
        }
        double mean = belief.mean();
        if (!(new OffSwitchGame(belief, new RationalHuman()).incentiveToDefer() > cost)) {
            return 0;
        }
        if (-Math.abs(mean) / 2 >= cost) {
            return Double.POSITIVE_INFINITY;
        }
        DoubleUnaryOperator gain =
                beta -> new OffSwitchGame(belief, new BoltzmannHuman(beta)).incentiveToDefer() - cost;
        double sd = belief.standardDeviation();
        double high = Double.isInfinite(sd) || sd == 0 ? 1 : sd;
        double low = high;
        while (gain.applyAsDouble(high) > 0 && high < 1e300) {
            high *= 4;
        }
        while (gain.applyAsDouble(low) <= 0 && low > 1e-300) {
            low /= 4;
        }
        return high >= 1e300 ? Double.POSITIVE_INFINITY : low <= 1e-300 ? 0 : root(gain, low, high);
    }

    /**
     * The most that asking may cost.
     *
     * @param game the game
     * @return max(Delta, 0)
     */
    public static double cost(OffSwitchGame game) {
        return game.valueOfOversight();
    }

    /**
     * How far from zero the mean of a normal belief may lie for asking to pay, for a human whose Delta is even in the mean.
     *
     * @param sigma the belief's standard deviation, positive
     * @param human a rational, unbiased logistic, probit or epsilon-random human
     * @return m such that Delta > 0 if and only if |mean| &lt; m; infinite for a rational human; empty for the others
     */
    public static OptionalDouble mean(double sigma, HumanPolicy human) {
        return switch (human) {
            case RationalHuman rational -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case BoltzmannHuman boltzmann ->
                boltzmann.bias() == 0
                        ? OptionalDouble.of(sigma * (sigma / (2 * boltzmann.beta())))
                        : OptionalDouble.empty();
            case EpsilonRandomHuman random ->
                OptionalDouble.of(random.epsilon() == 0 ? Double.POSITIVE_INFINITY : evenMean(sigma, random));
            case ProbitHuman probit -> OptionalDouble.of(evenMean(sigma, probit));
            case ConstantHuman constant -> OptionalDouble.empty();
            case TableHuman table -> OptionalDouble.empty();
            case FunctionHuman function -> OptionalDouble.empty();
        };
    }

    private static double evenMean(double sigma, HumanPolicy human) {
        DoubleUnaryOperator gain = m -> new OffSwitchGame(new NormalBelief(m, sigma), human).incentiveToDefer();
        if (!(gain.applyAsDouble(0) > 0)) {
            return 0;
        }
        double high = sigma;
        while (gain.applyAsDouble(high) > 0) {
            high *= 2;
        }
        return high > 37 * sigma && gain.applyAsDouble(high) == 0 ? Double.POSITIVE_INFINITY : root(gain, 0, high);
    }

    private static OptionalDouble firstRise(DoubleUnaryOperator gain, double scale) {
        double before = scale * Math.pow(10, -DECADES);
        if (gain.applyAsDouble(before) > 0) {
            return OptionalDouble.of(0);
        }
        for (int i = 1 - DECADES * STEPS_PER_DECADE; i <= DECADES * STEPS_PER_DECADE; i++) {
            double here = scale * Math.pow(10, (double) i / STEPS_PER_DECADE);
            if (gain.applyAsDouble(here) > 0) {
                return OptionalDouble.of(root(gain, before, here));
            }
            before = here;
        }
        return OptionalDouble.empty();
    }

    private static double root(DoubleUnaryOperator gain, double low, double high) {
        return new BracketingNthOrderBrentSolver(1e-13, 1e-13 * high, 0, 5).solve(500, gain::applyAsDouble, low, high);
    }

    static void checkCost(double cost) {
        if (!(cost >= 0) || Double.isInfinite(cost)) {
            throw new InvalidInputException("The cost of asking (" + cost + ") must be a finite number, at least 0");
        }
    }
}

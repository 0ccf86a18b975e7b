package dev.goodhart.credit;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits one score over units (Cao, Zhang, Chang and Precup 2025, arXiv:2505.20417).
 *
 * <p>By efficiency Shapley, Owen and prefix credits sum to v(P) - v({}): a learner that weighs by the whole return learns what it
 * learnt from the score alone. A learner that sums rewards from a time on does not, if credit depends on what is written later, as
 * Shapley and Owen credit does: with v({1}) = 0 and, for a second unit a, v({2}) = -2 and v({1,2}) = 1, Shapley pays a -0.5 although
 * it gains 1.
 */
public final class CreditAssignment {
    /** The largest efficiency residual, in units of the largest value but at least 1, of a value that counts as deterministic. */
    public static final double TOLERANCE = 1e-6;

    private CreditAssignment() {}

    /**
     * Splits the score for a learner that weighs by the whole return.
     *
     * @param units how many units there are, at least 1
     * @param value what coalitions of them are worth
     * @param method how to split
     * @return the credits
     * @throws InvalidInputException if a value is not finite or not deterministic, or the method does not fit the units
     */
    public static Credits assign(int units, CoalitionValue value, CreditMethod method) {
        return assign(units, value, method, CreditUse.wholeReturn());
    }

    /**
     * Splits the score for a given learner.
     *
     * @param units how many units there are, at least 1
     * @param value what coalitions of them are worth
     * @param method how to split
     * @param use what the credits are for
     * @return the credits, with the estimated bias where it was accepted; that costs up to N - 1 further evaluations
     * @throws InvalidInputException if a value is not finite or not deterministic, the method does not fit the units, or it would bias
     *     the learner and that was not accepted
     */
    public static Credits assign(int units, CoalitionValue value, CreditMethod method, CreditUse use) {
        if (units < 1) {
            throw new InvalidInputException("There must be at least one unit to credit");
        }
        requireFit(method, use);
        KnownValues known = new KnownValues(value, units);
        return switch (method) {
            case CreditMethod.Sparse sparse -> ofScore(method, known, units);
            case CreditMethod.Uniform uniform -> ofScore(method, known, units);
            case CreditMethod.Attention attention -> ofScore(method, known, units);
            case CreditMethod.Prefix prefix ->
                ofCoalitions(method, known, PrefixCredit.of(known.ofPrefixes()), null, use);
            case CreditMethod.Owen owen ->
                ofCoalitions(method, known, OwenCredit.of(owen.tree(), known, units), null, use);
            case CreditMethod.Shapley shapley -> {
                ShapleyCredit.Values values = ShapleyCredit.of(shapley, known, units);
                yield ofCoalitions(method, known, values.credits(), values.standardErrors(), use);
            }
        };
    }

    /**
     * Refuses what would bias the learner, unless that is accepted.
     *
     * @param method how the score is split
     * @param use what the credits are for
     * @throws InvalidInputException if the method's credit depends on later units and the learner sums it from a unit on
     */
    public static void requireFit(CreditMethod method, CreditUse use) {
        if (method.looksAhead() && use.learner() == CreditUse.Learner.REWARD_TO_GO && !use.acceptBias()) {
            String name = method.label();
            throw new InvalidInputException(
                    "The method " + name
                            + " must not feed a learner that uses reward-to-go, a critic or GAE: its credit"
                            + " depends on units written later, so dropping past credit biases the gradient"
                            + "\nMaybe take prefix credit, weigh by the whole return, or accept the bias and see how large it is.");
        }
    }

    private static Credits ofScore(CreditMethod method, KnownValues known, int units) {
        Coalition all = Coalition.all(units);
        double total = known.of(all);
        double[] credits = new double[units];
        switch (method) {
            case CreditMethod.Attention attention -> credits = AttentionCredit.of(total, attention.weights(), units);
            case CreditMethod.Uniform uniform -> Arrays.fill(credits, total / units);
            default -> credits[units - 1] = total;
        }
        double again = known.fresh(List.of(all))[0];
        double residual = checked(Arrays.stream(credits).sum() - again, known);
        return new Credits(method, credits, null, total, Double.NaN, residual, known.evaluations(), Double.NaN, null);
    }

    private static Credits ofCoalitions(
            CreditMethod method, KnownValues known, double[] credits, double @Nullable [] errors, CreditUse use) {
        int units = credits.length;
        Coalition none = Coalition.none(units);
        Coalition all = Coalition.all(units);
        double share = method.looksAhead() ? interactionShare(known, credits) : Double.NaN;
        RewardToGoBias bias = method.looksAhead() && use.learner() == CreditUse.Learner.REWARD_TO_GO
                ? RewardToGoBias.of(credits, known.ofPrefixes())
                : null;
        // Remembered values are consistent with themselves; only asking again shows a value that is not.
        double[] again = known.fresh(List.of(all, none));
        double residual = checked(Arrays.stream(credits).sum() - (again[0] - again[1]), known);
        return new Credits(
                method, credits, errors, known.of(all), known.of(none), residual, known.evaluations(), share, bias);
    }

    private static double interactionShare(KnownValues known, double[] credits) {
        int units = credits.length;
        double empty = known.of(Coalition.none(units));
        double interacting = 0;
        double sum = 0;
        for (int unit = 0; unit < units; unit++) {
            double alone = known.of(Coalition.of(units, unit)) - empty;
            interacting += Math.abs(credits[unit] - alone);
            sum += Math.abs(alone) + Math.abs(credits[unit] - alone);
        }
        return sum == 0 ? 0 : interacting / sum;
    }

    private static double checked(double residual, KnownValues known) {
        if (!(Math.abs(residual) <= TOLERANCE * known.scale())) {
            throw new InvalidInputException("The credits must sum to v(everybody) - v(nobody), miss it by " + residual
                    + ": the value is not deterministic\nMaybe the scorer samples, uses dropout, or batches change its"
                    + " rounding.");
        }
        return Math.abs(residual);
    }
}

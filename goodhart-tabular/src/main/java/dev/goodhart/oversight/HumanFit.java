package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import java.util.List;

/**
 * A logistic human fitted to recorded decisions: P(allow) = 1 / (1 + exp(-(U + bias) / beta)).
 *
 * @param decisions how many decisions were used
 * @param allowed how many of them allowed the action
 * @param beta the temperature, in units of utility
 * @param betaError its standard error, by the delta method
 * @param bias in units of utility, positive when too much is allowed
 * @param biasError its standard error
 * @param separable whether one threshold explains every decision, so that the likelihood has no maximum (beta to 0); the
 *     estimate then is Firth's, shrunk away from certainty, and says only how noisy the human could still be
 * @param logLikelihood of the decisions under the fit
 */
public record HumanFit(
        int decisions,
        int allowed,
        double beta,
        double betaError,
        double bias,
        double biasError,
        boolean separable,
        double logLikelihood) {
    private static final int MINIMUM = 3;

    /**
     * Fits beta and bias by logistic regression of allow/deny on utility.
     *
     * @param decisions at least three, with both answers and at least two different utilities
     * @return the fit
     * @throws InvalidInputException if the decisions do not determine a human who allows more when more is at stake
     */
    public static HumanFit of(List<Decision> decisions) {
        double[] utility = new double[decisions.size()];
        boolean[] allowed = new boolean[decisions.size()];
        int allows = 0;
        for (int i = 0; i < utility.length; i++) {
            utility[i] = BeliefChecks.finite(
                    "utility of decision " + (i + 1), decisions.get(i).utility());
            allowed[i] = decisions.get(i).allowed();
            allows += allowed[i] ? 1 : 0;
        }
        check(utility, allows);
        LogisticRegression fit = LogisticRegression.of(utility, allowed);
        if (!(fit.slope() > 0)) {
            throw new InvalidInputException(
                    "The human must allow more as utility grows, but in these decisions the chance of"
                            + " being allowed falls (slope " + Numbers.of(fit.slope()) + " +- "
                            + Numbers.of(fit.slopeError())
                            + " per unit)\nMaybe the answers are the wrong way round: 'allowed' must be 1 for allowing and 0 for"
                            + " pressing the switch");
        }
        return new HumanFit(
                utility.length,
                allows,
                1 / fit.slope(),
                fit.slopeError() / (fit.slope() * fit.slope()),
                fit.intercept() / fit.slope(),
                fit.ratioError(),
                fit.separable(),
                fit.logLikelihood());
    }

    /** {@return the fitted human} */
    public BoltzmannHuman human() {
        return new BoltzmannHuman(beta, bias);
    }

    /**
     * Whether the bias could be zero.
     *
     * @return the bias in standard errors, signed
     */
    public double biasInErrors() {
        return bias / biasError;
    }

    private static void check(double[] utility, int allows) {
        int n = utility.length;
        if (n < MINIMUM) {
            throw new InvalidInputException(
                    "At least " + MINIMUM + " decisions are needed to fit a human, there are " + n);
        }
        if (allows == 0 || allows == n) {
            throw new InvalidInputException("All " + n + " decisions " + (allows == n ? "allow" : "deny")
                    + ", so neither beta nor bias can be fitted\nMaybe record decisions about worse and better actions, or use"
                    + " a constant human with probability " + (allows == n ? 1 : 0));
        }
        double first = utility[0];
        for (double u : utility) {
            if (u != first) {
                return;
            }
        }
        throw new InvalidInputException("All decisions are about the same utility (" + first
                + "), so beta cannot be fitted\nMaybe use a constant human with probability "
                + Numbers.of((double) allows / n));
    }
}

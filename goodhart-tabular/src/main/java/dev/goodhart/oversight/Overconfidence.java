package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.List;

/**
 * How far an assumed human model trusts the human beyond what recorded decisions show. "Right" is allowing U >= 0 and
 * pressing the switch on U &lt; 0.
 *
 * @param assumed the share of right answers the model expects on the recorded utilities
 * @param observed the share of right answers recorded
 * @param error standard error of the observed share if the model were true (binomial if the model is sure)
 */
public record Overconfidence(double assumed, double observed, double error) {
    /**
     * Compares a model with decisions.
     *
     * @param decisions at least one
     * @param human the assumed model
     * @return the comparison
     */
    public static Overconfidence of(List<Decision> decisions, HumanPolicy human) {
        if (decisions.isEmpty()) {
            throw new InvalidInputException("At least one decision is needed to judge a human model, there is none");
        }
        double expected = 0;
        double variance = 0;
        double right = 0;
        for (Decision decision : decisions) {
            boolean good = decision.utility() >= 0;
            double p = good ? human.allow(decision.utility()) : human.press(decision.utility());
            expected += p;
            variance += p * (1 - p);
            right += good == decision.allowed() ? 1 : 0;
        }
        double n = decisions.size();
        double observed = right / n;
        double error = variance > 0 ? Math.sqrt(variance) / n : Math.sqrt(observed * (1 - observed) / n);
        return new Overconfidence(expected / n, observed, error);
    }

    /** {@return assumed minus observed; positive when the model trusts the human too much} */
    public double gap() {
        return assumed - observed;
    }

    /** {@return whether the gap is more than two standard errors above zero} */
    public boolean isOverconfident() {
        return gap() > 2 * error && gap() > 0;
    }
}

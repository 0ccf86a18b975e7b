package dev.goodhart.credit;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;

/**
 * Credits as the rewards of tokens or steps: R_t(alpha) = R_t^KL + alpha SV_unit, paid once at the unit's last token, + (1 - alpha) r at
 * the last token. Credits are paid as they are: normalising them would break their sum, and their sign where r is negative.
 */
public final class DenseReward {
    private DenseReward() {}

    /**
     * Rewards of units that are one token each.
     *
     * @param credits the credits
     * @param alpha in [0, 1]: 0 is the score at the end alone, 1 the credits alone
     * @return {@code [units]}
     */
    public static double[] of(Credits credits, double alpha) {
        return of(credits, alpha, ones(credits.units()), new double[credits.units()]);
    }

    /**
     * Rewards of tokens.
     *
     * @param credits the credits of units
     * @param alpha in [0, 1]
     * @param tokensPerUnit {@code [units]} how many tokens each unit has, at least 1
     * @param kl {@code [tokens]} the penalty for leaving the reference policy, its sign and weight included
     * @return {@code [tokens]}
     * @throws InvalidInputException if the lengths do not fit each other
     */
    public static double[] of(Credits credits, double alpha, int[] tokensPerUnit, double[] kl) {
        requireAlpha(alpha);
        if (tokensPerUnit.length != credits.units()) {
            throw new InvalidInputException("The numbers of tokens must be one for each of the " + credits.units()
                    + " units, are " + tokensPerUnit.length);
        }
        int tokens = 0;
        for (int unit = 0; unit < tokensPerUnit.length; unit++) {
            if (tokensPerUnit[unit] < 1) {
                throw new InvalidInputException(
                        "The tokens of unit " + (unit + 1) + " must be at least 1, are " + tokensPerUnit[unit]);
            }
            tokens = Math.addExact(tokens, tokensPerUnit[unit]);
        }
        if (kl.length != tokens) {
            throw new InvalidInputException(
                    "The KL rewards must be one for each of the " + tokens + " tokens, are " + kl.length);
        }
        double[] rewards = kl.clone();
        int end = 0;
        for (int unit = 0; unit < tokensPerUnit.length; unit++) {
            end += tokensPerUnit[unit];
            rewards[end - 1] += alpha * credits.credits()[unit];
        }
        rewards[tokens - 1] += (1 - alpha) * credits.total();
        return rewards;
    }

    /**
     * Checks the share of credit.
     *
     * @param alpha the share
     * @throws InvalidInputException if it is not in [0, 1]
     */
    public static void requireAlpha(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new InvalidInputException("alpha (" + alpha + ") must be in [0, 1]");
        }
    }

    private static int[] ones(int units) {
        int[] ones = new int[units];
        Arrays.fill(ones, 1);
        return ones;
    }
}

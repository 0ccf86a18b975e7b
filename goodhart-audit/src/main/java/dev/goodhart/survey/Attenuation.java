package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.List;
import java.util.Locale;

/**
 * What errors of measurement do to correlations, undone (Spearman 1904): {@code r_xy / sqrt(alpha_x alpha_y)}.
 *
 * <p>How it can mislead: it makes estimates less biased and less precise; with alphas held fixed over a bootstrap the intervals come
 * out too narrow.
 */
public final class Attenuation {
    private Attenuation() {}

    /**
     * Corrects correlations.
     *
     * @param names the variables
     * @param correlation {@code [variables][variables]} of the scores
     * @param reliability {@code [variables]} alpha of each, 1 for what is measured without error
     * @return {@code [variables][variables]} the correlations without errors of measurement
     * @throws InvalidInputException if an alpha is 0 or less, or a corrected correlation reaches 1
     */
    public static double[][] disattenuate(List<String> names, double[][] correlation, double[] reliability) {
        for (int i = 0; i < reliability.length; i++) {
            if (!(reliability[i] > 0)) {
                throw new InvalidInputException(String.format(
                        Locale.ROOT,
                        "The reliability of '%s' must be above 0 to correct for it, is %.3f%nMaybe items are reversed.",
                        names.get(i),
                        reliability[i]));
            }
        }
        double[][] corrected = corrected(correlation, reliability);
        for (int i = 0; i < corrected.length; i++) {
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(corrected[i][j]) < 1)) {
                    throw new InvalidInputException(String.format(
                            Locale.ROOT,
                            "The corrected correlation of '%s' and '%s' must be below 1 in size, is %.3f: their items"
                                    + " cannot tell the two apart%nMaybe they are one scale.",
                            names.get(j),
                            names.get(i),
                            corrected[i][j]));
                }
            }
        }
        return corrected;
    }

    /** The correction without checks, for resamples. */
    static double[][] corrected(double[][] correlation, double[] reliability) {
        int n = correlation.length;
        double[][] corrected = new double[n][n];
        for (int i = 0; i < n; i++) {
            corrected[i][i] = 1;
            for (int j = 0; j < i; j++) {
                corrected[i][j] = correlation[i][j] / Math.sqrt(reliability[i] * reliability[j]);
                corrected[j][i] = corrected[i][j];
            }
        }
        return corrected;
    }

    static boolean usable(double[][] corrected, double[] reliability) {
        for (double alpha : reliability) {
            if (!(alpha > 0)) {
                return false;
            }
        }
        for (int i = 0; i < corrected.length; i++) {
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(corrected[i][j]) < 1)) {
                    return false;
                }
            }
        }
        return true;
    }
}

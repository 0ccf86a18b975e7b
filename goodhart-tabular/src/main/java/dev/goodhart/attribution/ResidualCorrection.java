package dev.goodhart.attribution;

/** What happens to the part of the reward that the contributions miss. */
public enum ResidualCorrection {
    /** It is lost: a failed run is paid for its partial progress. */
    NONE,
    /**
     * R - sum_t c_t is added to the last turn. Every run is then paid R in sum, so that at discount 1 policies are ordered as R orders
     * them; most of the variance is back.
     */
    LAST_TURN;

    /**
     * Corrects contributions.
     *
     * @param contributions {@code [turns]} c_t; left as they are
     * @param reward R
     * @return {@code [turns]} the corrected ones
     */
    public double[] apply(double[] contributions, double reward) {
        double[] corrected = contributions.clone();
        if (this == LAST_TURN) {
            double sum = 0;
            for (double c : contributions) {
                sum += c;
            }
            corrected[corrected.length - 1] += reward - sum;
        }
        return corrected;
    }
}

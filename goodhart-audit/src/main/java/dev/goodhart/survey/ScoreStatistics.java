package dev.goodhart.survey;

/**
 * What path models are solved from.
 *
 * @param correlation {@code [scales][scales]} of the scores, NaN where a score is constant
 * @param reliability {@code [scales]} alpha of each, 1 for a single measure
 */
record ScoreStatistics(double[][] correlation, double[] reliability) {
    boolean isFinite() {
        for (double[] row : correlation) {
            for (double r : row) {
                if (!Double.isFinite(r)) {
                    return false;
                }
            }
        }
        return true;
    }
}

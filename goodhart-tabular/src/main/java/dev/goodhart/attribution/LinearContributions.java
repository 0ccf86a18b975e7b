package dev.goodhart.attribution;

/**
 * Contributions that are linear in features of the turn alone: c_t = w' x_t.
 *
 * @param encoding how a turn becomes features
 * @param weights {@code [features]} w
 */
public record LinearContributions(TurnEncoding encoding, double[] weights) implements ContributionModel {
    @Override
    public double[] contributions(ScoredRun run) {
        double[] contributions = new double[run.length()];
        for (int t = 0; t < contributions.length; t++) {
            contributions[t] = contribution(run.turns().get(t));
        }
        return contributions;
    }

    /**
     * The contribution of one turn.
     *
     * @param turn the turn
     * @return c, 0 where none of its features is known
     */
    public double contribution(Turn turn) {
        double[] sum = new double[1];
        encoding.encode(turn, (feature, value) -> sum[0] += value * weights[feature]);
        return sum[0];
    }
}

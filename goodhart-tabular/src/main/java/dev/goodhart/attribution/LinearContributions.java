package dev.goodhart.attribution;

/**
 * Contributions that are linear in features of the turn alone: c_t = w' x_t.
 *
 * @param encoding how a turn becomes features
 * @param weights {@code [features]} w
 */
public record LinearContributions(TurnEncoding encoding, double[] weights) implements TurnContributions {
    /** 0 where none of the turn's features is known. */
    @Override
    public double contribution(Turn turn) {
        double[] sum = new double[1];
        encoding.encode(turn, (feature, value) -> sum[0] += value * weights[feature]);
        return sum[0];
    }

    @Override
    public boolean numeric() {
        return encoding instanceof NumericEncoding;
    }
}

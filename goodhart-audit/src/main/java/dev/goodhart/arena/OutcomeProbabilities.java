package dev.goodhart.arena;

/**
 * How likely each verdict is; the three add up to 1.
 *
 * @param left that the left one is better
 * @param right that the right one is better
 * @param draw that neither is
 */
public record OutcomeProbabilities(double left, double right, double draw) {
    /**
     * The probability of one verdict.
     *
     * @param verdict the verdict
     * @return its probability, 0 to 1
     */
    public double of(Verdict verdict) {
        return switch (verdict) {
            case LEFT -> left;
            case RIGHT -> right;
            case DRAW -> draw;
        };
    }
}

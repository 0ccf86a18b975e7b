package dev.goodhart.transform;

/** What a shaping is for one prompt at one time: a function of the score alone. */
public interface ScoreCurve {
    /**
     * The reward of a score.
     *
     * @param score a finite score
     * @return the reward
     */
    double value(double score);

    /**
     * How much the reward rises with the score there: reward per unit of the score.
     *
     * @param score a finite score
     * @return at least 0; at a kink the slope on its left
     */
    double slope(double score);
}

package dev.goodhart.command;

import dev.goodhart.credit.Credits;
import dev.goodhart.scoring.ScoredText;

/**
 * A text with its credits.
 *
 * @param text the text
 * @param credits its credits by unit
 * @param rewards {@code [tokens]} what the learner is paid
 */
record CreditedText(ScoredText text, Credits credits, double[] rewards) {
    /** The unit with the largest credit. */
    int best() {
        double[] all = credits.credits();
        int best = 0;
        for (int i = 1; i < all.length; i++) {
            best = all[i] > all[best] ? i : best;
        }
        return best;
    }

    /** The unit with the smallest credit. */
    int worst() {
        double[] all = credits.credits();
        int worst = 0;
        for (int i = 1; i < all.length; i++) {
            worst = all[i] < all[worst] ? i : worst;
        }
        return worst;
    }
}

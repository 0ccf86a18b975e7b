package dev.goodhart.judge;

import java.util.Arrays;

/** What raters gave one item. Most items have one rating and there may be a million of them, so nothing here is larger than it must be. */
final class ItemRatings {
    private String[] raters = {};
    private double[] scores = {};

    void add(JudgeScore row) {
        for (int i = 0; i < raters.length; i++) {
            if (raters[i].equals(row.rater())) {
                if (scores[i] != row.score()) {
                    throw new IllegalArgumentException("A rater must give an item one score; '" + row.rater()
                            + "' gave '" + row.item() + "' of '" + row.system() + "' in '" + row.context() + "' both "
                            + scores[i] + " and " + row.score());
                }
                return;
            }
        }
        raters = Arrays.copyOf(raters, raters.length + 1);
        scores = Arrays.copyOf(scores, scores.length + 1);
        raters[raters.length - 1] = row.rater();
        scores[scores.length - 1] = row.score();
    }

    double mean() {
        return VarianceComponents.mean(scores);
    }
}

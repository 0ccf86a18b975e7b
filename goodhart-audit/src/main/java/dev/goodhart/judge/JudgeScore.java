package dev.goodhart.judge;

/**
 * One score that a judge gave.
 *
 * @param context what should not matter, such as the language, the domain, the prompt or the judge's version
 * @param system what is ranked, such as the model that wrote the text
 * @param item what was scored, such as the dialogue; items of one name in two contexts are taken to be the same item
 * @param metric what was asked, such as coherence
 * @param score the answer, a finite number
 * @param rater who answered, empty if there was only one
 */
public record JudgeScore(String context, String system, String item, String metric, double score, String rater) {
    /** Refuses what is no number. */
    public JudgeScore {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("A score must be a finite number, is " + score + " for item '" + item
                    + "' of '" + system + "' in '" + context + "'");
        }
    }
}

package dev.goodhart.judge;

import java.util.List;
import java.util.Locale;

/**
 * Did a generator follow its instructions? A judge who sees the text alone guesses what was asked for, such as industry and problem; the
 * text counts 1 if every label is recovered and 0 otherwise.
 */
public final class LabelRecoveryAccuracy {
    private LabelRecoveryAccuracy() {}

    /**
     * Scores one text. Letter case and blanks around a label do not matter.
     *
     * @param asked the labels the generator was given
     * @param guessed the labels the judge read out of the text, in the same order
     * @return 1 or 0
     */
    public static double of(List<String> asked, List<String> guessed) {
        return normal(asked).equals(normal(guessed)) ? 1 : 0;
    }

    private static List<String> normal(List<String> labels) {
        return labels.stream().map(l -> l.strip().toLowerCase(Locale.ROOT)).toList();
    }
}

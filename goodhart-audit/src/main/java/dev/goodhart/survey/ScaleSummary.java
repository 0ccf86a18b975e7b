package dev.goodhart.survey;

import java.util.List;
import java.util.Optional;

/**
 * What a scale looks like in the answers.
 *
 * @param scale the scale
 * @param alpha its reliability among complete respondents; empty for a single measure
 * @param mean mean score of complete respondents
 * @param standardDeviation of the score
 * @param answered {@code [items]} how many respondents answered each item, complete or not
 */
public record ScaleSummary(
        SurveyScale scale,
        Optional<CronbachAlpha> alpha,
        double mean,
        double standardDeviation,
        List<Integer> answered) {
    /** Copies the list. */
    public ScaleSummary {
        answered = List.copyOf(answered);
    }
}

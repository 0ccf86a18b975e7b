package dev.goodhart.judge.input;

import dev.goodhart.judge.JudgeScore;
import java.util.List;

/**
 * What files of scores hold.
 *
 * @param scores the scores in the order of the files
 * @param empty fields without a score, which were left out
 * @param repeated rows that said the same again, or came second where the first is kept, which were left out
 */
public record ScoreRows(List<JudgeScore> scores, int empty, int repeated) {
    /** Copies the scores. */
    public ScoreRows {
        scores = List.copyOf(scores);
    }
}

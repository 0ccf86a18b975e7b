package dev.goodhart.command;

import dev.goodhart.arena.Verdict;
import dev.goodhart.input.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people's own words in a column of verdicts mean. */
final class VerdictWords {
    private VerdictWords() {}

    static Map<String, Verdict> of(Map<String, String> words) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        words.forEach((word, verdict) -> verdicts.put(
                word,
                switch (verdict) {
                    case "left" -> Verdict.LEFT;
                    case "right" -> Verdict.RIGHT;
                    case "draw" -> Verdict.DRAW;
                    default ->
                        throw new InvalidInputException(
                                "--word " + word + " must mean left, right or draw, is '" + verdict + "'");
                }));
        return verdicts;
    }
}

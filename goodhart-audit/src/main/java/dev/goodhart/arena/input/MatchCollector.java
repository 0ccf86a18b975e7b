package dev.goodhart.arena.input;

import dev.goodhart.arena.Match;
import dev.goodhart.arena.Verdict;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes matches of rows, whatever they were written in, and checks them. */
final class MatchCollector {
    private static final int SHOWN = 60;
    private static final Set<String> NO_NAME = Set.of("", "nan", "null", "na", "n/a", "none");

    private final String file;
    private final ComparisonColumns columns;
    private final List<Match> matches = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    MatchCollector(String file, ComparisonColumns columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Takes a row; the function gives a column's text, empty where there is none. Answers are words by question; those
     * that name no side (yes, 3) are to other questions than which was better in a factor.
     */
    void add(int line, UnaryOperator<String> cell, Map<String, String> answers) {
        String id = cell.apply(columns.id());
        if (!id.isEmpty()) {
            Integer before = lineOfId.put(id, line);
            if (before != null) {
                throw error(
                        line,
                        columns.id(),
                        "'" + shown(id) + "' must be unique, is also on line " + before,
                        "remove the copy, or name another column with --id");
            }
        }
        String left = entrant(line, columns.left(), cell);
        String right = entrant(line, columns.right(), cell);
        if (left.equals(right)) {
            throw error(
                    line,
                    columns.right(),
                    "must be another entrant than on the left, is '" + shown(left) + "' too",
                    "");
        }
        String task = shared(cell.apply(columns.task()));
        String judge = shared(cell.apply(columns.judge()));
        Verdict verdict = verdict(line, columns.result(), cell.apply(columns.result()), left, right);
        Map<String, Verdict> answered = new HashMap<>();
        answers.forEach((factor, word) ->
                columns.verdict(word, left, right).ifPresent(said -> answered.put(shared(factor), said)));
        for (String factor : columns.factors()) {
            String word = cell.apply(factor);
            if (!word.isEmpty()) {
                answered.put(shared(factor), verdict(line, factor, word, left, right));
            }
        }
        matches.add(new Match(task, shared(cell.apply(columns.item())), left, right, verdict, judge, answered));
    }

    List<Match> matches() {
        if (matches.isEmpty()) {
            throw error(0, "", "must have a row for each comparison, has none", "see 'goodhart arena rate --template'");
        }
        return matches;
    }

    private Verdict verdict(int line, String column, String word, String left, String right) {
        return columns.verdict(word, left, right).orElseThrow(() -> {
            String hint = Suggestion.hint(word, ComparisonColumns.usualWords());
            return error(
                    line,
                    column,
                    "must be left, right or draw, or the winner's name, is '" + shown(word) + "'",
                    hint.isEmpty() ? "say what your words mean, as in --word " + example(word) + "=left" : hint);
        });
    }

    private String entrant(int line, String column, UnaryOperator<String> cell) {
        String name = cell.apply(column);
        if (NO_NAME.contains(name.toLowerCase(Locale.ROOT))) {
            throw error(line, column, "must name an entrant, is '" + name + "'", "");
        }
        return shared(name);
    }

    /** One copy of each text: a million rows name few entrants. */
    private String shared(String text) {
        return names.computeIfAbsent(text, t -> t);
    }

    private static String example(String word) {
        return word.matches("\\w{1,20}") ? word : "WORD";
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private InvalidInputException error(int line, String key, String problem, String hint) {
        return InvalidInputException.at(file, line, key, problem, hint);
    }
}

package dev.goodhart.arena.input;

import dev.goodhart.arena.Match;
import dev.goodhart.arena.Verdict;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes matches of rows, whatever they were written in, and checks them. */
final class MatchCollector {
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

    void add(NamedRow row) {
        String id = row.text(columns.id());
        if (!id.isEmpty()) {
            Integer before = lineOfId.put(id, row.line());
            if (before != null) {
                throw row.error(
                        columns.id(),
                        "'" + NamedRow.shown(id) + "' must be unique, is also on line " + before,
                        "remove the copy, or name another column with --id");
            }
        }
        String left = entrant(row, columns.left());
        String right = entrant(row, columns.right());
        if (left.equals(right)) {
            throw row.error(
                    columns.right(),
                    "must be another entrant than on the left, is '" + NamedRow.shown(left) + "' too",
                    "");
        }
        String task = shared(row.text(columns.task()));
        String judge = shared(row.text(columns.judge()));
        matches.add(new Match(task, shared(row.text(columns.item())), left, right, verdict(row, left, right), judge));
    }

    List<Match> matches() {
        if (matches.isEmpty()) {
            throw InvalidInputException.at(
                    file,
                    0,
                    "",
                    "must have a row for each comparison, has none",
                    "see 'goodhart arena rate --template'");
        }
        return matches;
    }

    private Verdict verdict(NamedRow row, String left, String right) {
        String word = row.text(columns.result());
        return columns.verdict(word, left, right).orElseThrow(() -> {
            String hint = Suggestion.hint(word, ComparisonColumns.usualWords());
            return row.error(
                    columns.result(),
                    "must be left, right or draw, or the winner's name, is '" + NamedRow.shown(word) + "'",
                    hint.isEmpty() ? "say what your words mean, as in --word " + example(word) + "=left" : hint);
        });
    }

    private String entrant(NamedRow row, String column) {
        String name = row.text(column);
        if (NO_NAME.contains(name.toLowerCase(Locale.ROOT))) {
            throw row.error(column, "must name an entrant, is '" + name + "'", "");
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
}

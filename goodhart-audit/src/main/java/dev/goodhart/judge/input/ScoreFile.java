package dev.goodhart.judge.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.judge.JudgeScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads scores as {@link NamedRows} does: long form, one score a row with its metric's name, or wide form, a column for every metric.
 * An empty field is a score that was not given; the words for not-a-number are refused.
 */
public final class ScoreFile {
    private static final Set<String> NO_NAME = Set.of("", "nan", "null", "na", "n/a", "none");

    private final ScoreColumns columns;
    private final boolean severalFiles;
    private final List<JudgeScore> scores = new ArrayList<>();
    private final Map<List<String>, Earlier> seen = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private int empty;
    private int repeated;

    private ScoreFile(ScoreColumns columns, boolean severalFiles) {
        this.columns = columns;
        this.severalFiles = severalFiles;
    }

    private record Earlier(double score, String where) {}

    /** The columns of one file, chosen at its first row. */
    private record Chosen(
            String context, String system, String item, String rater, String metric, String score, List<String> wide) {}

    /**
     * Reads files.
     *
     * @param files the files
     * @param columns what their columns are called
     * @return the scores of all, at least one
     * @throws InvalidInputException if a file cannot be read, lacks a column, holds a score that is no number or outside its scale, or a
     *     rater gave one item two scores; the message names the line
     */
    public static ScoreRows read(List<Path> files, ScoreColumns columns) {
        ScoreFile reader = new ScoreFile(columns, files.size() > 1);
        for (Path file : files) {
            Chosen[] chosen = new Chosen[1];
            NamedRows.read(file, columns.named(), row -> {
                Chosen own = chosen[0] == null ? reader.choose(row) : chosen[0];
                chosen[0] = own;
                reader.add(row, own);
            });
        }
        if (reader.scores.isEmpty()) {
            throw new InvalidInputException(files.getFirst() + ": must have a row for each score, has none"
                    + "\nMaybe begin with 'goodhart judge --template'.");
        }
        return new ScoreRows(reader.scores, reader.empty, reader.repeated);
    }

    private Chosen choose(NamedRow row) {
        List<String> wide = columns.wide(row);
        for (String metric : wide) {
            require(row, List.of(metric), "--metrics");
        }
        String system = columns.systemsNeeded()
                ? require(row, columns.system(), "--system")
                : ScoreColumns.first(columns.system(), row).orElse("");
        String context = ScoreColumns.first(columns.context(), row).orElse("");
        if (context.isEmpty() && !severalFiles && columns.systemsNeeded()) {
            throw missing(row, columns.context(), "name it with --context COLUMN, or give one file for each context");
        }
        String item = ScoreColumns.first(columns.item(), row).orElse("");
        // A column that was named as the context, such as the judge, is not the rater as well.
        String rater = columns.rater().stream()
                .flatMap(name -> ScoreColumns.first(List.of(name), row).stream())
                .filter(name -> !name.equalsIgnoreCase(context) && !name.equalsIgnoreCase(system))
                .findFirst()
                .orElse("");
        return wide.isEmpty()
                ? new Chosen(
                        context,
                        system,
                        item,
                        rater,
                        require(row, columns.metric(), "--metric COLUMN and --score COLUMN, or --metrics"),
                        require(row, columns.score(), "--score"),
                        wide)
                : new Chosen(context, system, item, rater, "", "", wide);
    }

    private static String require(NamedRow row, List<String> names, String option) {
        return ScoreColumns.first(names, row)
                .orElseThrow(() -> missing(row, names, "name it with " + option + " COLUMN"));
    }

    private static InvalidInputException missing(NamedRow row, List<String> names, String hint) {
        return row.error(
                "",
                "must have a column '" + String.join("' or '", names) + "', has " + String.join(", ", row.columns()),
                hint);
    }

    private void add(NamedRow row, Chosen chosen) {
        // Where only raters are compared, an item that several files name is one item.
        String unnamed = columns.systemsNeeded() ? stem(row.file()) : "";
        String context = chosen.context().isEmpty() ? unnamed : name(row, chosen.context(), "a context");
        String system = chosen.system().isEmpty() ? "" : name(row, chosen.system(), "a system");
        // Rows without names are items of their own, never the same as in another context.
        String item = chosen.item().isEmpty() ? row.file() + ":" + row.line() : name(row, chosen.item(), "an item");
        String rater = chosen.rater().isEmpty() ? "" : shared(row.text(chosen.rater()));
        if (chosen.wide().isEmpty()) {
            add(row, context, system, item, name(row, chosen.metric(), "a metric"), rater, chosen.score(), false);
        } else {
            for (String metric : chosen.wide()) {
                add(
                        row,
                        context,
                        system,
                        item,
                        shared(metric),
                        rater,
                        metric,
                        columns.metrics().isEmpty());
            }
        }
    }

    private void add(
            NamedRow row,
            String context,
            String system,
            String item,
            String metric,
            String rater,
            String column,
            boolean published) {
        if (row.text(column).isEmpty()) {
            empty++;
            return;
        }
        double score = row.number(column);
        columns.scale(metric, published).filter(scale -> !scale.contains(score)).ifPresent(scale -> {
            throw row.error(
                    column,
                    "must be from " + scale.text() + " for '" + metric + "', is " + row.text(column),
                    published ? "say what the scale is with --scale " + metric + "=LEAST..GREATEST" : "");
        });
        String where = row.file() + ":" + row.line();
        Earlier before = seen.putIfAbsent(List.of(context, system, item, metric, rater), new Earlier(score, where));
        if (before == null) {
            scores.add(new JudgeScore(context, system, item, metric, score, rater));
        } else if (columns.keepFirst() || before.score() == score) {
            repeated++;
        } else {
            throw row.error(
                    column,
                    "must be one score for each item, rater and metric; '" + item + "' has " + before.score() + " at "
                            + before.where() + " and " + score + " here",
                    "name the column of the raters with --rater, or keep the first with --keep-first");
        }
    }

    private String name(NamedRow row, String column, String what) {
        String text = row.text(column);
        if (NO_NAME.contains(text.toLowerCase(Locale.ROOT))) {
            throw row.error(column, "must name " + what + ", is '" + text + "'", "");
        }
        return shared(text);
    }

    /** One copy of each text: a million rows name few systems. */
    private String shared(String text) {
        return names.computeIfAbsent(text, t -> t);
    }

    static String stem(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString().replaceFirst("\\.[^.]*$", "");
    }
}

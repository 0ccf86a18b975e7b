package dev.goodhart.survey.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.input.Suggestion;
import dev.goodhart.survey.BehaviourLog;
import dev.goodhart.survey.SurveyTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Answers as a table: the columns that a model names, one row a respondent.
 *
 * @param table the answers, with groups where the model names their column
 */
public record AnswerFile(SurveyTable table) {
    private static final int MAX_ROWS = 5_000_000;
    private static final Set<String> NO_ANSWER = Set.of("", "na", "n/a", "nan", ".", "null");

    /**
     * Reads a CSV or JSON lines.
     *
     * @param path the file
     * @param model says which columns are wanted, their range and the codes for no answer
     * @return the answers
     * @throws InvalidInputException if a column is missing, a cell is neither a number nor missing, or an answer is out of range
     */
    public static AnswerFile read(Path path, SurveyFile model) {
        List<String> columns = List.copyOf(model.numberColumns());
        Set<String> rated = model.ratedColumns();
        List<NamedColumn> wanted = new ArrayList<>();
        Set<String> distinct = new LinkedHashSet<>(columns);
        model.group().ifPresent(distinct::add);
        distinct.forEach(name -> wanted.add(NamedColumn.optional(name, "")));
        List<double[]> rows = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        NamedRows.read(path, wanted, row -> {
            if (rows.isEmpty()) {
                distinct.forEach(name -> requireColumn(row, name));
            }
            if (rows.size() == MAX_ROWS) {
                throw row.error("", "must have at most " + MAX_ROWS + " rows", "");
            }
            double[] answers = new double[columns.size()];
            for (int c = 0; c < answers.length; c++) {
                answers[c] = answer(row, columns.get(c), model, rated);
            }
            rows.add(answers);
            model.group().ifPresent(g -> groups.add(row.text(g)));
        });
        if (rows.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must have a header and a row for each respondent, has no row",
                    "see 'goodhart survey --template'");
        }
        double[][] byColumn = new double[columns.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < byColumn.length; c++) {
                byColumn[c][i] = rows.get(i)[c];
            }
        }
        return new AnswerFile(new SurveyTable(columns, byColumn, groups));
    }

    /**
     * The rows that are complete as a log of behaviour.
     *
     * @param entry which columns
     * @return the log, rows with missing cells left out
     */
    public BehaviourLog log(LogEntry entry) {
        List<String> needed = new ArrayList<>(entry.behaviour());
        needed.add(entry.metric());
        needed.add(entry.value());
        String rewarded = entry.rewarded();
        if (rewarded != null) {
            needed.add(rewarded);
        }
        int[] complete = table.complete(needed);
        double[][] behaviour = Arrays.stream(complete)
                .mapToObj(i -> entry.behaviour().stream()
                        .mapToDouble(c -> table.column(c)[i])
                        .toArray())
                .toArray(double[][]::new);
        return new BehaviourLog(
                entry.behaviour(),
                behaviour,
                picked(entry.metric(), complete),
                picked(entry.value(), complete),
                rewarded == null ? new boolean[0] : flags(rewarded, complete));
    }

    /**
     * A column at some respondents.
     *
     * @param column its name
     * @param rows indices of respondents
     * @return {@code [rows]}
     */
    public double[] picked(String column, int[] rows) {
        double[] answers = table.column(column);
        return Arrays.stream(rows).mapToDouble(i -> answers[i]).toArray();
    }

    private boolean[] flags(String column, int[] rows) {
        double[] cells = picked(column, rows);
        boolean[] flags = new boolean[cells.length];
        IntStream.range(0, flags.length).forEach(i -> {
            if (cells[i] != 0 && cells[i] != 1) {
                throw new InvalidInputException("The column '" + column
                        + "' must be 0 before the metric was rewarded and" + " 1 since, has " + cells[i]);
            }
            flags[i] = cells[i] == 1;
        });
        return flags;
    }

    private static void requireColumn(NamedRow row, String name) {
        if (!row.has(name)) {
            String near = Suggestion.hint(name, row.columns());
            throw row.error(
                    "",
                    "must have the column '" + name + "' of the model, has "
                            + NamedRow.shown(String.join(", ", row.columns())),
                    near.isEmpty() ? "write it in the model as the table has it" : near);
        }
    }

    private static double answer(NamedRow row, String column, SurveyFile model, Set<String> rated) {
        String text = row.text(column);
        if (NO_ANSWER.contains(text.toLowerCase(Locale.ROOT)) || model.missing().contains(text)) {
            return Double.NaN;
        }
        OptionalDouble number = row.optionalNumber(column);
        double answer = number.orElse(Double.NaN);
        if (rated.contains(column) && (answer < model.low() || answer > model.high())) {
            throw row.error(
                    column,
                    "must be from " + model.low() + " to " + model.high() + " as the model's range says, is " + text,
                    "it is a code for no answer: put it under 'missing'");
        }
        return answer;
    }
}

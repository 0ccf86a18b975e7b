package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Answers of respondents.
 *
 * @param columns names of the columns, each once
 * @param answers {@code [columns][respondents]}, NaN where there is no answer
 * @param groups {@code [respondents]} the group of each, empty text for none; an empty list where there are no groups
 */
public record SurveyTable(List<String> columns, double[][] answers, List<String> groups) {
    /** Copies the lists and checks the sizes. */
    public SurveyTable {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        int respondents = answers.length == 0 ? 0 : answers[0].length;
        if (answers.length != columns.size()
                || Arrays.stream(answers).anyMatch(c -> c.length != respondents)
                || (!groups.isEmpty() && groups.size() != respondents)) {
            throw new IllegalArgumentException("A survey of " + columns.size()
                    + " columns must have as many lists of answers, all of one length, has " + answers.length);
        }
    }

    /** {@return the number of respondents} */
    public int respondents() {
        return answers.length == 0 ? 0 : answers[0].length;
    }

    /**
     * The answers in a column.
     *
     * @param name its name
     * @return {@code [respondents]}, NaN where there is none; not a copy
     * @throws InvalidInputException if there is no such column
     */
    public double[] column(String name) {
        int at = columns.indexOf(name);
        if (at < 0) {
            throw new InvalidInputException("The answers must have the column '" + name + "', have "
                    + String.join(", ", columns) + prefixed(Suggestion.hint(name, columns)));
        }
        return answers[at];
    }

    /**
     * Who answered all of some columns.
     *
     * @param names the columns
     * @return indices of respondents, ascending
     */
    public int[] complete(List<String> names) {
        List<double[]> read = names.stream().map(this::column).toList();
        return IntStream.range(0, respondents())
                .filter(i -> read.stream().noneMatch(c -> Double.isNaN(c[i])))
                .toArray();
    }

    /** {@return the groups' names, sorted} */
    public List<String> groupNames() {
        TreeSet<String> names = new TreeSet<>(groups);
        names.remove("");
        return List.copyOf(names);
    }

    /**
     * The respondents of one group.
     *
     * @param group its name
     * @return their answers, without groups
     */
    public SurveyTable ofGroup(String group) {
        int[] kept = IntStream.range(0, respondents())
                .filter(i -> groups.get(i).equals(group))
                .toArray();
        double[][] part = new double[answers.length][];
        for (int c = 0; c < part.length; c++) {
            double[] column = answers[c];
            part[c] = Arrays.stream(kept).mapToDouble(i -> column[i]).toArray();
        }
        return new SurveyTable(columns, part, List.of());
    }

    private static String prefixed(String hint) {
        return hint.isEmpty() ? "" : "\nMaybe " + hint;
    }
}

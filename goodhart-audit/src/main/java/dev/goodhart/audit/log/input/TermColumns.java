package dev.goodhart.audit.log.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gathers what the terms paid, and finds out which columns are terms where nobody says. */
final class TermColumns {
    private static final int MOST = 200;
    private static final double SUM_TOLERANCE = 1e-6;

    private final String file;
    private final LogColumns columns;
    private final Map<String, NumberColumn> terms = new LinkedHashMap<>();
    private final Set<String> texts = new HashSet<>();
    private List<String> seen = List.of();
    private int rows;
    private long empty;

    TermColumns(String file, LogColumns columns) {
        this.file = file;
        this.columns = columns;
        columns.terms().forEach(term -> terms.put(term, new NumberColumn()));
    }

    void add(NamedRow row) {
        if (columns.terms().isEmpty() && !row.columns().equals(seen)) {
            discover(row);
            seen = row.columns();
        }
        for (Map.Entry<String, NumberColumn> term : terms.entrySet()) {
            String text = row.text(term.getKey());
            if (text.isEmpty()) {
                empty++;
                term.getValue().add(0);
            } else {
                term.getValue().add(row.number(term.getKey()));
            }
        }
        rows++;
    }

    /** Columns of numbers with no other meaning; a column is of numbers if the first cell that is not empty is one. */
    private void discover(NamedRow row) {
        Set<String> names = new HashSet<>();
        for (String name : row.columns()) {
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw row.error("", "must name each column once, has '" + NamedRow.shown(name) + "' twice", "");
            }
            if (name.isEmpty() || columns.isOwn(name) || terms.containsKey(name) || texts.contains(name)) {
                continue;
            }
            String text = row.text(name);
            if (text.isEmpty() || looksLikeNumber(text)) {
                NumberColumn column = new NumberColumn();
                for (int before = 0; before < rows; before++) {
                    column.add(0);
                }
                empty += rows;
                terms.put(name, column);
            } else {
                texts.add(name);
            }
            if (terms.size() > MOST) {
                throw row.error("", "must have at most " + MOST + " terms", "name those that count with --terms");
            }
        }
    }

    /** Also the words for no number: a column of rewards that begins with NaN is to be refused, not left out. */
    private static boolean looksLikeNumber(String text) {
        char c = text.charAt(0);
        return (c >= '0' && c <= '9')
                || c == '-'
                || c == '+'
                || c == '.'
                || Set.of("nan", "inf", "infinity", "na", "null").contains(text.toLowerCase(Locale.ROOT));
    }

    List<String> names() {
        return List.copyOf(terms.keySet());
    }

    double[][] values(int[] order) {
        return terms.values().stream().map(column -> column.inOrder(order)).toArray(double[][]::new);
    }

    double[] weights() {
        for (String name : columns.weights().keySet()) {
            if (!terms.containsKey(name)) {
                throw new InvalidInputException("--weights names the term '" + name + "', the terms are "
                        + String.join(", ", terms.keySet()) + hint(name, terms.keySet()));
            }
        }
        return terms.keySet().stream()
                .mapToDouble(name -> columns.weights().getOrDefault(name, 1.0))
                .toArray();
    }

    private static String hint(String name, Collection<String> known) {
        String hint = Suggestion.hint(name, known);
        return hint.isEmpty() ? "" : "\nMaybe " + hint;
    }

    /** Leaves out a column that is the sum of the others, weighted: the logged total, which would count everything twice. */
    void leaveOutTotals(List<String> remarks) {
        if (terms.isEmpty()) {
            throw InvalidInputException.at(
                    file,
                    0,
                    "",
                    "must have a column of numbers for each term of the reward, has none",
                    "see --template");
        }
        if (columns.terms().isEmpty() && terms.size() > 2) {
            List<String> totals =
                    terms.keySet().stream().filter(this::isTotal).limit(1).toList();
            for (String total : totals) {
                terms.remove(total);
                remarks.add(
                        "The column '" + total
                                + "' is the sum of the other terms and was taken for the logged total; say --terms to count it.");
            }
        }
        if (columns.terms().isEmpty() && !texts.isEmpty()) {
            List<String> ignored = new ArrayList<>(texts);
            ignored.sort(null);
            remarks.add("Columns of text are no terms: " + String.join(", ", ignored) + ".");
        }
        if (empty > 0) {
            remarks.add(empty + (empty == 1 ? " empty cell" : " empty cells") + " in the terms counted 0.");
        }
    }

    private boolean isTotal(String name) {
        NumberColumn total = terms.get(name);
        double[] sum = new double[rows];
        for (Map.Entry<String, NumberColumn> term : terms.entrySet()) {
            if (!term.getKey().equals(name)) {
                double weight = columns.weights().getOrDefault(term.getKey(), 1.0);
                for (int i = 0; i < rows; i++) {
                    sum[i] += weight * term.getValue().at(i);
                }
            }
        }
        double largest = Arrays.stream(sum).map(Math::abs).max().orElse(0);
        for (int i = 0; i < rows; i++) {
            if (total == null || Math.abs(sum[i] - total.at(i)) > SUM_TOLERANCE * largest) {
                return false;
            }
        }
        // Two columns of zeros say nothing, nor do a few rows.
        return largest > 0 && rows > terms.size();
    }
}

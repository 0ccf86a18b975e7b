package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRows;
import dev.goodhart.sharpness.LipschitzAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a table, in the units in which they are compared.
 *
 * @param features the columns that vary
 * @param points {@code [rows][features]} in units
 * @param mean {@code [features]} what 0 stands for
 * @param unit {@code [features]} what 1 stands for, in the columns' own units
 * @param score {@code [rows]} empty without a column of scores
 * @param line {@code [rows]} where each stands in the file
 * @param places {@code [rows]} what rows are called, empty where that is their line
 * @param warnings full sentences
 */
record SharpnessTable(
        List<String> features,
        double[] points,
        double[] mean,
        double[] unit,
        double[] score,
        int[] line,
        List<String> places,
        List<String> warnings) {
    /** Units farther apart than this are worth a word. */
    private static final double FAR_APART = 10;

    static SharpnessTable read(Path file, SharpnessOptions options) {
        List<String> names = options.features;
        List<NamedColumn> columns = new ArrayList<>();
        names.forEach(name -> columns.add(NamedColumn.required(name, "--features")));
        String score = options.scored() ? null : options.scoreColumn();
        if (score != null) {
            columns.add(NamedColumn.required(score, "--score"));
        }
        List<double[]> rows = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        NamedRows.read(file, columns, row -> {
            rows.add(names.stream().mapToDouble(row::number).toArray());
            if (score != null) {
                scores.add(row.number(score));
            }
            lines.add(row.line());
        });
        int least = options.scored() ? 1 : 2;
        if (rows.size() < least) {
            throw InvalidInputException.at(
                    file.toString(), 0, "", "must have " + least + " rows or more, has " + rows.size(), "");
        }
        return of(
                file,
                names,
                rows,
                scores.stream().mapToDouble(s -> s).toArray(),
                lines.stream().mapToInt(l -> l).toArray(),
                options.raw);
    }

    private static SharpnessTable of(
            Path file, List<String> names, List<double[]> rows, double[] score, int[] line, boolean raw) {
        int n = rows.size();
        double[] all = rows.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] deviation = LipschitzAudit.deviations(all, n);
        List<String> warnings = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        List<String> constant = new ArrayList<>();
        for (int d = 0; d < deviation.length; d++) {
            double mean = mean(all, n, d);
            if (deviation[d] > 1e-12 * Math.abs(mean) || (raw && n == 1)) {
                kept.add(d);
            } else {
                constant.add(names.get(d));
            }
        }
        if (kept.isEmpty()) {
            throw InvalidInputException.at(
                    file.toString(),
                    0,
                    "",
                    "must have a feature that varies, none of " + String.join(", ", names) + " does",
                    n == 1 ? "take one row in its own units with --raw" : "");
        }
        if (!constant.isEmpty()) {
            warnings.add("Left out, since all rows are alike there: " + String.join(", ", constant) + ".");
        }
        double ratio = kept.stream().mapToDouble(d -> deviation[d]).max().orElse(1)
                / kept.stream().mapToDouble(d -> deviation[d]).min().orElse(1);
        if (ratio > FAR_APART) {
            warnings.add("The features' standard deviations are up to " + Numbers.of(ratio, 3) + "-fold apart. "
                    + (raw
                            ? "Slopes in their own units say little; leave out --raw."
                            : "Slopes are per deviation here; whoever is fed the columns as they are meets others."));
        }
        int dim = kept.size();
        double[] points = new double[n * dim];
        double[] mean = new double[dim];
        double[] unit = new double[dim];
        for (int k = 0; k < dim; k++) {
            int d = kept.get(k);
            mean[k] = raw ? 0 : mean(all, n, d);
            unit[k] = raw ? 1 : deviation[d];
            for (int i = 0; i < n; i++) {
                points[i * dim + k] = (all[i * deviation.length + d] - mean[k]) / unit[k];
            }
        }
        return new SharpnessTable(
                kept.stream().map(names::get).toList(),
                points,
                mean,
                unit,
                score,
                line,
                List.of(),
                List.copyOf(warnings));
    }

    private static double mean(double[] all, int n, int d) {
        int dim = all.length / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += all[i * dim + d];
        }
        return sum / n;
    }

    int rows() {
        return line.length;
    }

    /** Where a row stands, or what it is called. */
    String place(int row) {
        return places.isEmpty() ? Integer.toString(line[row]) : places.get(row);
    }

    String placeHeading() {
        return places.isEmpty() ? "line" : "at";
    }

    int dim() {
        return features.size();
    }

    /** A feature of a row in the column's own units. */
    double own(int row, int feature) {
        return mean[feature] + unit[feature] * points[row * dim() + feature];
    }
}

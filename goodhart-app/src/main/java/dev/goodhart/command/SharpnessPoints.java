package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.scoring.Scorer;
import dev.goodhart.sharpness.FieldGradient;
import dev.goodhart.sharpness.LipschitzAudit;
import dev.goodhart.sharpness.NeighbourSlopes;
import dev.goodhart.sharpness.ScalarField;
import dev.goodhart.sharpness.SlopeReport;
import dev.goodhart.study.SeedTree;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Slopes at the rows of a table.
 *
 * @param table the rows
 * @param row {@code [points]} which rows
 * @param report the slopes
 * @param partner {@code [points]} the row to which each is steepest, -1 for none; empty for slopes of a program
 * @param notes how far the figures can be trusted, full sentences
 */
record SharpnessPoints(SharpnessTable table, int[] row, SlopeReport report, int[] partner, List<String> notes) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** From the scores in the table alone. */
    static SharpnessPoints logged(SharpnessTable table, SharpnessOptions options, PrintWriter err) {
        ProgressLine progress = new ProgressLine(err, "comparing points", table.rows());
        NeighbourSlopes slopes = NeighbourSlopes.of(
                table.points(), table.score(), options.neighbours, options.limit, () -> tick(progress));
        progress.end();
        List<String> notes = new ArrayList<>();
        notes.add("From pairs of rows alone: a lower bound. What happens between the rows is not seen, and noise in the"
                + " scores makes close rows look steep.");
        if (slopes.conflicting() > 0) {
            notes.add(Numbers.of((long) slopes.conflicting()) + " of " + Numbers.of((long) table.rows())
                    + " rows have the features of another row and not its score (up to "
                    + Numbers.of(slopes.conflict())
                    + " apart): these features do not decide the score. Such pairs are left out.");
        }
        return new SharpnessPoints(table, all(table.rows()), slopes.report(), slopes.partner(), notes);
    }

    /** By differences of a program. */
    static SharpnessPoints scored(SharpnessTable table, SharpnessOptions options, PrintWriter err) {
        int[] row = all(table.rows());
        if (row.length > options.points) {
            ResumableRandom random = new ResumableRandom(
                    SeedTree.of("sharpness").child(options.seed).value());
            for (int i = 0; i < options.points; i++) {
                int other = i + random.nextInt(row.length - i);
                int kept = row[i];
                row[i] = row[other];
                row[other] = kept;
            }
            row = Arrays.copyOf(row, options.points);
            Arrays.sort(row);
        }
        int dim = table.dim();
        double[] points = new double[row.length * dim];
        for (int i = 0; i < row.length; i++) {
            System.arraycopy(table.points(), row[i] * dim, points, i * dim, dim);
        }
        ProgressLine progress = new ProgressLine(err, "asking the scorer", points.length * 2);
        try (Scorer scorer = options.start()) {
            SlopeReport report = LipschitzAudit.of(
                    FieldGradient.ofDifferences(field(table, scorer, progress), dim, options.step),
                    points,
                    row.length,
                    options.limit);
            return new SharpnessPoints(
                    table,
                    row,
                    report,
                    new int[0],
                    List.of(
                            "By differences over " + Numbers.of(2 * options.step)
                                    + " at each point: an edge that is narrower is seen flatter, one between the points not at all."));
        } finally {
            progress.end();
        }
    }

    private static ScalarField field(SharpnessTable table, Scorer scorer, ProgressLine progress) {
        int dim = table.dim();
        return (rows, n, out) -> {
            List<String> requests = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                Map<String, Double> request = new LinkedHashMap<>();
                for (int d = 0; d < dim; d++) {
                    request.put(table.features().get(d), table.mean()[d] + table.unit()[d] * rows[i * dim + d]);
                }
                requests.add(MAPPER.writeValueAsString(request));
            }
            double[] answers = scorer.scores(requests, () -> tick(progress), "it has no score so far out");
            System.arraycopy(answers, 0, out, 0, n);
        };
    }

    private static void tick(ProgressLine progress) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopped between points");
        }
        progress.done();
    }

    private static int[] all(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return all;
    }

    double steepest() {
        return report.quantile(1);
    }

    /** {@code [features]} what share of the slope is of each feature; nothing where all is flat. */
    double[] parts() {
        double sum = Arrays.stream(report.byFeature()).sum();
        return Arrays.stream(report.byFeature())
                .map(p -> sum == 0 ? 0 : p / sum)
                .toArray();
    }

    /** The steepest points with a heading. */
    List<List<String>> witnesses(int count) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of(table.placeHeading(), "slope"));
        boolean pairs = partner.length > 0;
        if (pairs) {
            heading.add("towards line");
        }
        heading.addAll(table.features());
        rows.add(heading);
        for (int point : report.witnesses(count)) {
            List<String> cells = new ArrayList<>(List.of(table.place(row[point]), Numbers.of(report.slope()[point])));
            if (pairs) {
                cells.add(partner[point] < 0 ? "" : table.place(partner[point]));
            }
            for (int d = 0; d < table.dim(); d++) {
                cells.add(Numbers.of(table.own(row[point], d)));
            }
            rows.add(cells);
        }
        return rows;
    }
}

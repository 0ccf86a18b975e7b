package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.representation.EmbeddingGeometry;
import dev.goodhart.representation.FeaturePredictionError;
import dev.goodhart.representation.TrajectoryEmbedding;
import dev.goodhart.representation.TrajectoryTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart learn probe}: what can be read out of an embedding. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "See which features an embedding holds, and which nuisances leaked into it.",
        description = {
            "",
            "Reads each column of a table linearly out of the embedding, from every other trajectory, and judges by the rest: 0 perfect,"
                    + " 1 no better than the mean.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart learn probe --embedding phi.safetensors --trajectories examples/representation/paths.csv"
                    + " --features examples/representation/features.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:read",
            "1:a feature is lost (error above 0.9), or a nuisance has leaked (R2 above 0.5)",
            "2:bad input or usage"
        })
final class LearnProbeCommand implements Callable<Integer> {
    private static final double LOST = 0.9;
    private static final double LEAKED = 0.5;
    private static final int SHOWN = 600;
    private static final int MOST_CHARTS = 6;

    @Option(
            names = "--embedding",
            paramLabel = "FILE",
            required = true,
            description = "Of 'goodhart learn representation'.")
    private @Nullable Path embeddingFile;

    @Mixin
    private final TrajectoryOptions trajectories = new TrajectoryOptions();

    @Option(
            names = "--features",
            paramLabel = "FILE",
            required = true,
            description = "A table with a column id and a column of numbers for each feature.")
    private @Nullable Path featureFile;

    @Option(
            names = "--nuisance",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of the table that should not be in the embedding.")
    private List<String> nuisances = List.of();

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    LearnProbeCommand() {}

    /**
     * What was read.
     *
     * @param names of the columns
     * @param errors of the columns
     * @param points of the trajectories with features
     * @param features of these
     */
    private record Answer(List<String> names, double[] errors, double[][] points, double[][] features) {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (embeddingFile == null || featureFile == null) {
            throw new InvalidInputException("--embedding and --features must be given");
        }
        Answer answer = answer(embeddingFile, TrajectoryTable.read(featureFile), featureFile);
        @Nullable Path report = reportOption.write(ReportOption.nameOf(featureFile) + "-probe", () -> page(answer));
        if (json) {
            Map<String, @Nullable Object> root = new LinkedHashMap<>();
            Map<String, @Nullable Object> errors = new LinkedHashMap<>();
            for (int f = 0; f < answer.errors().length; f++) {
                errors.put(answer.names().get(f), JsonNumbers.finite(answer.errors()[f]));
            }
            root.put("errors", errors);
            root.put("nuisances", nuisances);
            root.put("remarks", remarks(answer));
            if (report != null) {
                root.put("report", report.toString());
            }
            out.println(AuditJson.write(root));
        } else {
            List<List<String>> rows = new ArrayList<>(List.of(List.of("column", "error", "R2", "")));
            rows.addAll(rows(answer));
            TerminalText.columns(rows).forEach(out::println);
            remarks(answer).forEach(r -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", r)));
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return remarks(answer).isEmpty() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private Answer answer(Path embedded, TrajectoryTable features, Path file) {
        if (features.episodes()) {
            throw new InvalidInputException(file + ": features must stand in a table with a column id");
        }
        for (String nuisance : nuisances) {
            if (!features.columns().contains(nuisance)) {
                throw new InvalidInputException("--nuisance (" + nuisance + ") must be a column of " + file
                        + ", which has " + String.join(", ", features.columns()));
            }
        }
        TrajectoryTable table = trajectories.table();
        double[][] all;
        try (TrajectoryEmbedding embedding = TrajectoryEmbedding.load(embedded)) {
            all = embedding.embed(trajectories.inputs(table, embedding));
        }
        Map<String, Integer> place = new LinkedHashMap<>();
        for (int i = 0; i < table.ids().size(); i++) {
            place.put(table.ids().get(i), i);
        }
        int n = features.ids().size();
        double[][] points = new double[n][];
        double[][] values = new double[n][];
        for (int i = 0; i < n; i++) {
            Integer at = place.get(features.ids().get(i));
            if (at == null) {
                throw new InvalidInputException(file + ": '" + features.ids().get(i) + "' must be an id of "
                        + trajectories.file() + ", is not");
            }
            points[i] = all[at];
            values[i] = features.states().get(i)[0];
        }
        if (n < 2 * (points[0].length + 2)) {
            throw new InvalidInputException(file + ": there must be at least " + 2 * (points[0].length + 2)
                    + " trajectories with features to read " + points[0].length + " numbers, there are " + n);
        }
        double[] errors = FeaturePredictionError.of(
                        every(points, 0), every(values, 0), every(points, 1), every(values, 1))
                .perFeature();
        return new Answer(features.columns(), errors, points, values);
    }

    private static double[][] every(double[][] rows, int from) {
        return IntStream.range(0, rows.length)
                .filter(i -> i % 2 == from)
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    private List<List<String>> rows(Answer answer) {
        List<List<String>> rows = new ArrayList<>();
        for (int f = 0; f < answer.errors().length; f++) {
            rows.add(List.of(
                    answer.names().get(f),
                    TerminalText.number(answer.errors()[f]),
                    TerminalText.number(1 - answer.errors()[f]),
                    nuisances.contains(answer.names().get(f)) ? "nuisance" : ""));
        }
        return rows;
    }

    private List<String> remarks(Answer answer) {
        List<String> remarks = new ArrayList<>();
        for (int f = 0; f < answer.errors().length; f++) {
            String name = answer.names().get(f);
            if (nuisances.contains(name) && 1 - answer.errors()[f] > LEAKED) {
                remarks.add("The nuisance '" + name + "' has leaked into the embedding: rewards on it may follow it.");
            } else if (!nuisances.contains(name) && answer.errors()[f] > LOST) {
                remarks.add("The feature '" + name
                        + "' cannot be read out of the embedding: no reward on it can be about it."
                        + " More answers about likeness, or trajectories that differ in it, would help.");
            }
        }
        return remarks;
    }

    private ReportPage page(Answer answer) {
        List<VerdictLine> verdicts = new ArrayList<>();
        remarks(answer).forEach(r -> verdicts.add(new VerdictLine(VerdictLine.Level.BAD, "Lost or leaked", r)));
        if (verdicts.isEmpty()) {
            verdicts.add(new VerdictLine(VerdictLine.Level.GOOD, "Every feature can be read, no nuisance leaked", ""));
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int f = 0; f < answer.errors().length; f++) {
            bars.add(new BarChart.Bar(answer.names().get(f), answer.errors()[f]));
        }
        return new ReportPage(
                "What an embedding holds",
                answer.points().length + " trajectories with features",
                verdicts,
                List.of(
                        Section.of(
                                "Error of each column",
                                List.of(),
                                List.of(new BarChart(
                                        "Error of reading",
                                        "Squared error over variance on trajectories that reading was not fitted to.",
                                        Axis.of("0 perfect, 1 no better than the mean"),
                                        bars))),
                        Section.sideBySide("The embedding by each column", List.of(), planes(answer))),
                Map.of(),
                Platform.describe(),
                Reproduce.command(spec));
    }

    private static List<Figure> planes(Answer answer) {
        int n = Math.min(SHOWN, answer.points().length);
        double[][] plane = EmbeddingGeometry.plane(Arrays.copyOf(answer.points(), n));
        List<Figure> planes = new ArrayList<>();
        for (int f = 0; f < Math.min(MOST_CHARTS, answer.names().size()); f++) {
            int column = f;
            double[] sorted = Arrays.stream(answer.features())
                    .mapToDouble(r -> r[column])
                    .sorted()
                    .toArray();
            double low = sorted[sorted.length / 3];
            double high = sorted[2 * sorted.length / 3];
            List<Points> sets = new ArrayList<>();
            for (int third = 0; third < 3; third++) {
                int part = third;
                int[] own = IntStream.range(0, n)
                        .filter(i -> part(answer.features()[i][column], low, high) == part)
                        .toArray();
                sets.add(Points.of(
                        part == 0
                                ? "up to " + Numbers.of(low, 3)
                                : part == 1 ? "up to " + Numbers.of(high, 3) : "above",
                        Arrays.stream(own).mapToDouble(i -> plane[0][i]).toArray(),
                        Arrays.stream(own).mapToDouble(i -> plane[1][i]).toArray()));
            }
            planes.add(new ScatterChart(
                    answer.names().get(f),
                    "Along the two directions of widest spread.",
                    Axis.of("first direction"),
                    Axis.of("second direction"),
                    sets,
                    List.of()));
        }
        return planes;
    }

    private static int part(double value, double low, double high) {
        return value <= low ? 0 : value <= high ? 1 : 2;
    }
}

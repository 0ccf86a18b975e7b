package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.goalconditioned.PrefixScores;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.goalconditioned.input.PrefixModelFile;
import dev.goodhart.goalconditioned.input.SequenceLines;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
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

/** {@code goodhart score-prefixes}: the score of every beginning. */
@Command(
        name = "score-prefixes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Score every beginning of samples.",
        description = {"", "After each step of a sample: the reward, and Q, the cosine to where chosen answers end.", ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart score-prefixes --model prefix.safetensors --data examples/prefix/samples.jsonl",
            "  goodhart score-prefixes --model prefix.safetensors --data samples.jsonl --json > scores.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:scored", "2:bad input or usage; nothing was written"})
final class ScorePrefixesCommand implements Callable<Integer> {
    private static final int SHOWN = 12;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "Of 'goodhart learn prefix-reward'.")
    private @Nullable Path modelFile;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            description = "JSON lines with prompt (may be missing) and sample.")
    private @Nullable Path dataFile;

    @Mixin
    private final OptionalTrajectories trajectories = new OptionalTrajectories();

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ScorePrefixesCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (modelFile == null || dataFile == null) {
            throw new InvalidInputException("--model and --data must be given");
        }
        PrefixScores scores;
        double[][] q;
        try (PrefixModelFile file = PrefixModelFile.load(modelFile)) {
            List<Sequence> samples = SequenceLines.read(dataFile, List.of("sample"))
                    .sequences("sample", file.encoding(), trajectories.read());
            scores = file.model().scorePrefixes(samples);
            q = scores.qValues(file.model().goal());
        }
        double[][] rewards = scores.rewards();
        @Nullable Path report = reportOption.write(ReportOption.nameOf(dataFile) + "-prefixes", () -> page(rewards, q));
        if (json) {
            List<Object> samples = new ArrayList<>();
            for (int i = 0; i < q.length; i++) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("rewards", rewards[i]);
                one.put("q", q[i]);
                samples.add(one);
            }
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("samples", samples);
            if (report != null) {
                root.put("report", report.toString());
            }
            out.println(AuditJson.write(root));
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("sample", "steps", "reward", "Q", "lowest Q", "at step"));
            for (int i = 0; i < q.length; i++) {
                int lowest = lowest(q[i]);
                rows.add(List.of(
                        Integer.toString(i + 1),
                        Integer.toString(q[i].length),
                        TerminalText.number(rewards[i][q[i].length - 1]),
                        TerminalText.number(q[i][q[i].length - 1]),
                        TerminalText.number(q[i][lowest]),
                        Integer.toString(lowest + 1)));
            }
            TerminalText.columns(rows).forEach(out::println);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return 0;
    }

    private static int lowest(double[] q) {
        int lowest = 0;
        for (int t = 1; t < q.length; t++) {
            lowest = q[t] < q[lowest] ? t : lowest;
        }
        return lowest;
    }

    private ReportPage page(double[][] rewards, double[][] q) {
        return new ReportPage(
                "Scores of beginnings",
                q.length + " samples",
                List.of(new VerdictLine(
                        VerdictLine.Level.NEUTRAL,
                        "Scores, not chances",
                        "Q is the cosine to where chosen answers end; it orders beginnings and is no probability.")),
                List.of(Section.of(
                        "Along the samples",
                        List.of(q.length > SHOWN ? "The first " + SHOWN + " samples." : "All samples."),
                        List.of(
                                curves("Q after each step", "cosine to the goal", q),
                                curves("Reward after each step", "reward", rewards)))),
                Map.of("model", String.valueOf(modelFile)),
                Platform.describe(),
                Reproduce.command(spec));
    }

    private static LineChart curves(String title, String axis, double[][] values) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, values.length); i++) {
            double[] x =
                    IntStream.rangeClosed(1, values[i].length).asDoubleStream().toArray();
            lines.add(Line.of(values.length <= 6 ? "sample " + (i + 1) : "", x, Arrays.copyOf(values[i], x.length)));
        }
        return new LineChart(title, "", Axis.of("step"), Axis.of(axis), lines);
    }
}

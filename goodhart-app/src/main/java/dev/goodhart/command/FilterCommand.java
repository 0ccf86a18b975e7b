package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.goalconditioned.FilterReport;
import dev.goodhart.goalconditioned.FilterSample;
import dev.goodhart.goalconditioned.QFilter;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.goalconditioned.input.PrefixModelFile;
import dev.goodhart.goalconditioned.input.SequenceLine;
import dev.goodhart.goalconditioned.input.SequenceLines;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart filter}: drop samples that go wrong early, and vote among the rest. */
@Command(
        name = "filter",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Drop samples whose beginnings go wrong, and vote among the rest.",
        description = {
            "",
            "A sample is dropped at the first step whose cosine to the goal is below a threshold; what would have followed is saved. Where all"
                    + " samples of a prompt are dropped all are kept. With a column 'correct' the votes are counted, and 'auto' finds the"
                    + " strictest threshold that drops few correct samples of every other prompt, judged by the rest.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart filter --model prefix.safetensors --samples examples/prefix/samples.jsonl",
            "  goodhart filter --model prefix.safetensors --samples samples.jsonl --threshold auto --most-lost 0.05 --skip 5"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:filtered",
            "1:the filter is inactive (every sample of every prompt was dropped), or it worsens the vote",
            "2:bad input or usage; nothing was written"
        })
final class FilterCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "Of 'goodhart learn prefix-reward'.")
    private @Nullable Path modelFile;

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            required = true,
            description = "JSON lines with prompt_id, sample, answer, perhaps prompt and correct (true or false).")
    private @Nullable Path sampleFile;

    @Mixin
    private final OptionalTrajectories trajectories = new OptionalTrajectories();

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "A cosine in [-1, 1], or auto (${DEFAULT-VALUE}; 0 is a habit, not a calibration).")
    private String threshold = "0";

    @Option(
            names = "--most-lost",
            paramLabel = "SHARE",
            description = "For auto: the share of correct samples that may be dropped (${DEFAULT-VALUE}).")
    private double mostLost = 0.05;

    @Option(names = "--skip", paramLabel = "N", description = "Steps before the first look (${DEFAULT-VALUE}).")
    private int skip;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    FilterCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (modelFile == null || sampleFile == null) {
            throw new InvalidInputException("--model and --samples must be given");
        }
        List<FilterSample> samples = samples(modelFile, sampleFile);
        boolean known = samples.stream().allMatch(s -> s.correct().isPresent());
        boolean auto = threshold.equalsIgnoreCase("auto");
        QFilter filter;
        List<FilterSample> judged = samples;
        if (auto) {
            if (!known) {
                throw new InvalidInputException(
                        sampleFile
                                + ": every sample must say whether it is correct for an automatic threshold, by a key 'correct'");
            }
            List<FilterSample> calibration = everyOther(samples, 0);
            judged = everyOther(samples, 1);
            if (judged.isEmpty()) {
                throw new InvalidInputException(sampleFile + ": there must be two prompts for an automatic threshold");
            }
            filter = QFilter.calibrated(
                    calibration.stream().map(FilterSample::q).toArray(double[][]::new),
                    correct(calibration),
                    mostLost,
                    skip);
        } else {
            filter = new QFilter(number(threshold), skip);
        }
        FilterReport result = FilterReport.of(judged, filter);
        List<FilterSample> shown = judged;
        @Nullable
        Path report = reportOption.write(ReportOption.nameOf(sampleFile) + "-filter", () -> page(result, shown, known));
        if (json) {
            out.println(AuditJson.write(json(result, shown, report)));
        } else {
            print(out, result, auto);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return worse(result) ? Goodhart.ANSWER_IS_NO : 0;
    }

    private List<FilterSample> samples(Path model, Path file) {
        SequenceLines lines = SequenceLines.read(file, List.of("prompt_id", "sample", "answer"));
        List<FilterSample> samples = new ArrayList<>();
        try (PrefixModelFile loaded = PrefixModelFile.load(model)) {
            List<Sequence> sequences = lines.sequences("sample", loaded.encoding(), trajectories.read());
            double[][] q = loaded.model().qValues(sequences, loaded.model().goal());
            for (int i = 0; i < q.length; i++) {
                SequenceLine line = lines.lines().get(i);
                samples.add(new FilterSample(line.text("prompt_id"), line.text("answer"), line.flag("correct"), q[i]));
            }
        }
        return samples;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("--threshold must be a number in [-1, 1] or auto, is '" + text + "'", e);
        }
    }

    private static List<FilterSample> everyOther(List<FilterSample> samples, int from) {
        List<String> prompts =
                samples.stream().map(FilterSample::prompt).distinct().toList();
        return samples.stream()
                .filter(s -> prompts.indexOf(s.prompt()) % 2 == from)
                .toList();
    }

    private static boolean[] correct(List<FilterSample> samples) {
        boolean[] correct = new boolean[samples.size()];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = samples.get(i).correct().orElse(false);
        }
        return correct;
    }

    private static boolean inactive(FilterReport result) {
        return result.allDropped() == result.prompts();
    }

    private static boolean worse(FilterReport result) {
        return inactive(result)
                || result.vote().filter(v -> v.after() < v.before()).isPresent();
    }

    private static List<String> lines(FilterReport result) {
        List<String> lines = new ArrayList<>();
        long kept =
                result.decisions().stream().filter(FilterReport.Decision::kept).count();
        lines.add("threshold " + Numbers.fixed(result.filter().threshold(), 3) + ": " + kept + " of "
                + result.decisions().size() + " samples kept, " + TerminalText.percent(result.stepsSaved())
                + " of the steps saved");
        lines.add("all samples dropped, hence all kept, in " + result.allDropped() + " of " + result.prompts()
                + " prompts");
        result.correctDropped().ifPresent(l -> lines.add(TerminalText.percent(l) + " of the correct samples dropped"));
        result.vote()
                .ifPresent(v -> lines.add("prompts solved by the vote: " + TerminalText.percent(v.before())
                        + " without, " + TerminalText.percent(v.after()) + " with the filter"));
        result.voteByReleasedRule()
                .ifPresent(v -> lines.add("by the released rule, which flatters: " + TerminalText.percent(v.before())
                        + " without, " + TerminalText.percent(v.after()) + " with"));
        return lines;
    }

    private static void print(PrintWriter out, FilterReport result, boolean auto) {
        if (auto) {
            out.println("The threshold was chosen on every other prompt; what follows is about the rest.");
        }
        lines(result).forEach(out::println);
        if (inactive(result)) {
            out.println();
            out.println(TerminalText.wrapped(
                    "Note: ", "The filter is inactive: it drops every sample of every prompt. Lower the threshold."));
        }
    }

    private ReportPage page(FilterReport result, List<FilterSample> samples, boolean known) {
        List<Figure> figures = new ArrayList<>();
        result.vote()
                .ifPresent(v -> figures.add(new BarChart(
                        "Prompts solved by majority vote",
                        "Votes on answers; ties go to the smallest.",
                        Axis.of("share of prompts"),
                        List.of(new BarChart.Bar("no filter", v.before()), new BarChart.Bar("filter", v.after())))));
        if (known && result.correctDropped().isPresent()) {
            double[] thresholds =
                    IntStream.rangeClosed(-40, 40).mapToDouble(k -> k / 40.0).toArray();
            double[][] curve = QFilter.curve(samples, thresholds, skip);
            figures.add(new LineChart(
                    "Steps saved against correct samples lost",
                    "Every threshold from -1 to 1.",
                    Axis.of("share of correct samples dropped"),
                    Axis.of("share of steps saved"),
                    List.of(Line.of("", curve[1], curve[0]))));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(20, samples.size()); i++) {
            double[] q = samples.get(i).q();
            double[] x = IntStream.rangeClosed(1, q.length).asDoubleStream().toArray();
            lines.add(result.decisions().get(i).firstBad() < 0 ? Line.of("", x, q) : Line.dashed("", x, q));
        }
        figures.add(new LineChart(
                "Cosine to the goal along samples",
                "The first samples; broken lines fell below the threshold.",
                Axis.of("step"),
                Axis.of("Q"),
                lines));
        boolean worse = worse(result);
        List<String> said = lines(result);
        List<VerdictLine> verdicts = new ArrayList<>();
        verdicts.add(new VerdictLine(
                worse ? VerdictLine.Level.BAD : VerdictLine.Level.GOOD,
                inactive(result)
                        ? "The filter is inactive"
                        : worse ? "The filter worsens the vote" : "The filter saves steps",
                said.getFirst() + "."));
        said.stream().skip(1).forEach(l -> verdicts.add(new VerdictLine(VerdictLine.Level.NEUTRAL, l, "")));
        return new ReportPage(
                "Dropping samples early",
                samples.size() + " samples of " + result.prompts() + " prompts",
                verdicts,
                List.of(Section.of("What filtering does", List.of(), figures)),
                Map.of("threshold", Numbers.of(result.filter().threshold()), "skip", Integer.toString(skip)),
                Platform.describe(),
                Reproduce.command(spec));
    }

    private static Map<String, @Nullable Object> json(
            FilterReport result, List<FilterSample> samples, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("threshold", result.filter().threshold());
        root.put("skip", result.filter().skip());
        root.put("prompts", result.prompts());
        root.put("promptsWithAllDropped", result.allDropped());
        root.put("stepsSaved", result.stepsSaved());
        root.put("correctDropped", optional(result.correctDropped()));
        root.put("vote", optional(result.vote()));
        root.put("voteByReleasedRule", optional(result.voteByReleasedRule()));
        root.put("votes", result.answers());
        List<Object> decided = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("prompt", samples.get(i).prompt());
            one.put("kept", result.decisions().get(i).kept());
            one.put("firstBadStep", result.decisions().get(i).firstBad() + 1);
            one.put("saved", result.decisions().get(i).saved());
            decided.add(one);
        }
        root.put("samples", decided);
        if (report != null) {
            root.put("report", report.toString());
        }
        return root;
    }

    private static @Nullable Object optional(Optional<?> value) {
        return value.orElse(null);
    }
}

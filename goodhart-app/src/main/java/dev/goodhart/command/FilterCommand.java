package dev.goodhart.command;

import dev.goodhart.goalconditioned.FilterSample;
import dev.goodhart.goalconditioned.QFilter;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.goalconditioned.input.PrefixModelFile;
import dev.goodhart.goalconditioned.input.SequenceLine;
import dev.goodhart.goalconditioned.input.SequenceLines;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.report.VerdictLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
        FilterFindings result = FilterFindings.of(judged, filter);
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(sampleFile) + "-filter", () -> FilterPage.of(result, Reproduce.command(spec)));
        if (json) {
            out.println(AuditJson.write(result.json(report)));
        } else {
            print(out, result, auto);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return result.worse() ? Goodhart.ANSWER_IS_NO : 0;
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

    private static void print(PrintWriter out, FilterFindings result, boolean auto) {
        if (auto) {
            out.println("The threshold was chosen on every other prompt; what follows is about the rest.");
        }
        for (VerdictLine finding : result.findings()) {
            String sign = switch (finding.level()) {
                case GOOD -> "  + ";
                case WARN -> "  ! ";
                case BAD -> "  x ";
                case NEUTRAL -> "  - ";
            };
            out.println(TerminalText.wrapped(sign, finding.headline() + ": " + finding.detail()));
        }
        if (result.inactive()) {
            out.println();
            out.println(TerminalText.wrapped(
                    "Note: ", "The filter is inactive: it drops every sample of every prompt. Lower the threshold."));
        }
    }
}

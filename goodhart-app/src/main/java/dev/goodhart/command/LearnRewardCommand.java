package dev.goodhart.command;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.ComparisonFile;
import dev.goodhart.feedback.KnownIds;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.representation.EmbeddingReward;
import dev.goodhart.representation.PreferenceHead;
import dev.goodhart.representation.PreferenceRows;
import dev.goodhart.representation.TestPreferenceAccuracy;
import dev.goodhart.representation.TrajectoryEmbedding;
import dev.goodhart.representation.TrajectoryInputs;
import dev.goodhart.representation.TrajectoryTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

/** {@code goodhart learn reward}: a reward of one task on a frozen embedding. */
@Command(
        name = "reward",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Learn a reward from comparisons, on a frozen embedding.",
        description = {
            "",
            "A linear head by Bradley and Terry, to the optimum. Comparisons are kept out one fifth at a time to see how well others are"
                    + " foretold. Says so where the compared trajectories do not vary in all directions of the embedding: then the"
                    + " preferences cannot tell these directions apart, whatever the embedding.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart learn reward --embedding phi.safetensors --trajectories examples/representation/paths.csv"
                    + " --comparisons examples/representation/better.csv --out reward.safetensors"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:learned",
            "1:learned, but comparisons kept out are not foretold better than by a coin",
            "2:bad input or usage; nothing was written"
        })
final class LearnRewardCommand implements Callable<Integer> {
    private static final int FOLDS = 5;
    private static final int SHOWN = 10;

    @Option(
            names = "--embedding",
            paramLabel = "FILE",
            required = true,
            description = "Of 'goodhart learn representation'.")
    private @Nullable Path embeddingFile;

    @Mixin
    private final TrajectoryOptions trajectories = new TrajectoryOptions();

    @Option(
            names = "--comparisons",
            paramLabel = "FILE",
            required = true,
            description = "first,second,preference[,judge]; a preference is first, second or tie. CSV or JSON lines.")
    private @Nullable Path comparisonFile;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write the reward (.safetensors).")
    private @Nullable Path outFile;

    @Option(names = "--l2", paramLabel = "X", description = "Penalty on weights (${DEFAULT-VALUE}).")
    private double l2 = 1e-2;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    LearnRewardCommand() {}

    /**
     * What was learned.
     *
     * @param ids names of the trajectories
     * @param scores of all trajectories
     * @param comparisons how many there were
     * @param accuracy on comparisons kept out, NaN for fewer than five
     * @param fitted on those learned from
     * @param head the head
     */
    private record Answer(
            List<String> ids, double[] scores, int comparisons, double accuracy, double fitted, PreferenceHead head) {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (embeddingFile == null || comparisonFile == null || outFile == null) {
            throw new InvalidInputException("--embedding, --comparisons and --out must be given");
        }
        if (!(l2 > 0)) {
            throw new InvalidInputException("--l2 (" + l2
                    + ") must be above 0: without a penalty the weights of undisputed" + " comparisons grow for ever");
        }
        TrajectoryTable table = trajectories.table();
        List<Comparison> comparisons = ComparisonFile.read(
                comparisonFile, KnownIds.of(trajectories.file().toString(), table.ids()));
        Answer answer;
        try (TrajectoryEmbedding embedding = TrajectoryEmbedding.load(embeddingFile)) {
            TrajectoryInputs inputs = trajectories.inputs(table, embedding);
            double[][] points = embedding.embed(inputs);
            PreferenceRows pairs = PreferenceRows.of(comparisons, inputs);
            PreferenceHead head = PreferenceHead.fit(points, pairs, l2);
            double[] scores = head.scores(points);
            answer = new Answer(
                    table.ids(),
                    scores,
                    comparisons.size(),
                    keptOut(points, comparisons, inputs),
                    TestPreferenceAccuracy.accuracy(scores, pairs),
                    head);
            new EmbeddingReward(embedding, head).save(outFile);
        }
        Path written = outFile;
        @Nullable
        Path report = reportOption.write(ReportOption.nameOf(comparisonFile) + "-reward", () -> page(answer, written));
        if (json) {
            out.println(AuditJson.write(json(answer, written, report)));
        } else {
            print(out, answer, written);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return answer.accuracy() <= 0.5 ? Goodhart.ANSWER_IS_NO : 0;
    }

    private double keptOut(double[][] points, List<Comparison> comparisons, TrajectoryInputs inputs) {
        if (comparisons.size() < FOLDS) {
            return Double.NaN;
        }
        double total = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Comparison> train = new ArrayList<>();
            List<Comparison> test = new ArrayList<>();
            for (int k = 0; k < comparisons.size(); k++) {
                (k % FOLDS == fold ? test : train).add(comparisons.get(k));
            }
            double[] scores = PreferenceHead.fit(points, PreferenceRows.of(train, inputs), l2)
                    .scores(points);
            total += TestPreferenceAccuracy.accuracy(scores, PreferenceRows.of(test, inputs)) * test.size();
        }
        return total / comparisons.size();
    }

    private static String headline(Answer answer) {
        return Double.isNaN(answer.accuracy())
                ? "Learned from " + answer.comparisons() + " comparisons, too few to keep any out"
                : "Foretells " + Numbers.fixed(100 * answer.accuracy(), 1) + " % of comparisons kept out, of "
                        + answer.comparisons() + " (learned from: " + Numbers.fixed(100 * answer.fitted(), 1) + " %)";
    }

    private static List<String> remarks(Answer answer) {
        List<String> remarks = new ArrayList<>();
        if (answer.head().collinear()) {
            remarks.add("The compared trajectories hardly vary in some directions of the embedding (condition number "
                    + Numbers.of(answer.head().conditionNumber(), 3) + ", above " + Numbers.of(PreferenceHead.COLLINEAR)
                    + "): features that go together in them cannot be told apart by any embedding. Compare trajectories in which they"
                    + " do not.");
        }
        remarks.add("A learned reward is a guess from " + answer.comparisons()
                + " answers: audit it before anything is trained on it.");
        return remarks;
    }

    private static void print(PrintWriter out, Answer answer, Path written) {
        out.println(headline(answer));
        out.println("  written to " + written);
        out.println();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("trajectory", "score")));
        rows.addAll(extremes(answer));
        TerminalText.columns(rows).forEach(out::println);
        remarks(answer).forEach(r -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", r)));
    }

    private static List<List<String>> extremes(Answer answer) {
        List<Integer> order = IntStream.range(0, answer.scores().length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> answer.scores()[i])
                        .reversed())
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < order.size(); k++) {
            if (k < SHOWN / 2 || k >= order.size() - SHOWN / 2) {
                rows.add(List.of(answer.ids().get(order.get(k)), Numbers.fixed(answer.scores()[order.get(k)], 3)));
            }
        }
        return rows;
    }

    private ReportPage page(Answer answer, Path written) {
        List<VerdictLine> verdicts = new ArrayList<>();
        boolean bad = answer.accuracy() <= 0.5;
        verdicts.add(new VerdictLine(
                bad ? VerdictLine.Level.BAD : VerdictLine.Level.GOOD,
                bad ? "Comparisons kept out are not foretold" : "A reward was learned",
                headline(answer) + "."));
        List<String> remarks = remarks(answer);
        for (int k = 0; k < remarks.size(); k++) {
            verdicts.add(new VerdictLine(
                    k == 0 && answer.head().collinear() ? VerdictLine.Level.WARN : VerdictLine.Level.NEUTRAL,
                    k == 0 && answer.head().collinear() ? "Some directions cannot be told apart" : "Note",
                    remarks.get(k)));
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        for (List<String> row : extremes(answer)) {
            bars.add(new BarChart.Bar(row.get(0), Double.parseDouble(row.get(1))));
        }
        return new ReportPage(
                "A reward on an embedding",
                answer.comparisons() + " comparisons",
                verdicts,
                List.of(Section.of(
                        "Scores",
                        List.of(
                                "A difference of scores is the log odds of being preferred; scores themselves mean nothing."),
                        List.of(new BarChart("Best and worst trajectories", "", Axis.of("score"), bars)))),
                Map.of("reward", written.toString(), "l2", Numbers.of(l2)),
                Platform.describe(),
                Reproduce.command(spec));
    }

    private static Map<String, @Nullable Object> json(Answer answer, Path written, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("reward", written.toString());
        root.put("comparisons", answer.comparisons());
        root.put("keptOutAccuracy", JsonNumbers.finite(answer.accuracy()));
        root.put("fittedAccuracy", JsonNumbers.finite(answer.fitted()));
        root.put("conditionNumber", JsonNumbers.finite(answer.head().conditionNumber()));
        root.put("collinear", answer.head().collinear());
        Map<String, Object> scores = new LinkedHashMap<>();
        for (int i = 0; i < answer.scores().length; i++) {
            scores.put(answer.ids().get(i), answer.scores()[i]);
        }
        root.put("scores", scores);
        root.put("remarks", remarks(answer));
        if (report != null) {
            root.put("report", report.toString());
        }
        return root;
    }
}

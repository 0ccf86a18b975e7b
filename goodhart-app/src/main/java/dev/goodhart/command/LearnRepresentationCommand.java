package dev.goodhart.command;

import dev.goodhart.feedback.KnownIds;
import dev.goodhart.feedback.Triplet;
import dev.goodhart.feedback.TripletFile;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.Shuffle;
import dev.goodhart.representation.PersonTransfer;
import dev.goodhart.representation.RepresentationOptions;
import dev.goodhart.representation.SimilarityQueries;
import dev.goodhart.representation.SimilarityRepresentation;
import dev.goodhart.representation.TrajectoryEmbedding;
import dev.goodhart.representation.TrajectoryForm;
import dev.goodhart.representation.TrajectoryInputs;
import dev.goodhart.representation.TrajectoryTable;
import dev.goodhart.representation.TripletAccuracy;
import dev.goodhart.representation.TripletAgreement;
import dev.goodhart.representation.TripletLoss;
import dev.goodhart.representation.TripletRows;
import dev.goodhart.study.SeedTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart learn representation}: an embedding of trajectories from answers about which of three are alike. */
@Command(
        name = "representation",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Learn what matters from answers about which two of three are alike.",
        description = {
            "",
            "An answer names no task: the embedding holds what a person finds alike, for rewards of any task to be learned on top. A part"
                    + " of the answers is held out to see whether it was learned at all.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart learn representation --trajectories examples/representation/paths.csv --similar examples/representation/similar.csv"
                    + " --out phi.safetensors",
            "  goodhart learn representation --trajectories runs.csv --similar similar.csv --out phi.safetensors --points 20 --next 5",
            "  goodhart learn representation --trajectories runs.csv --similar anna.csv --test-answers bea.csv --out phi.safetensors",
            "  goodhart learn representation --template > similar.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:learned, and held-out answers are given better than by guessing",
            "1:learned, but held-out answers are not: they look random, or columns are shifted",
            "2:bad input or usage; nothing was written"
        })
final class LearnRepresentationCommand implements Callable<Integer> {
    private static final int CANDIDATES = 2000;
    private static final String TEMPLATE = """
            # Of three trajectories, which one is unlike the other two: 1, 2 or 3? Ids are those of the trajectory file.
            first,second,third,odd_one_out,person
            walk-1,walk-2,walk-3,3,anna
            walk-2,walk-5,walk-4,1,anna
            """;

    @Option(names = "--template", description = "Print a file of answers to start from.")
    private boolean template;

    @Option(
            names = "--trajectories",
            paramLabel = "FILE",
            description = "The trajectories asked about: a table with a column id and"
                    + " a row for each, or episodes (columns episode, t, s0.., a0.., end). CSV or JSON lines.")
    private @Nullable Path trajectories;

    @Option(
            names = "--similar",
            paramLabel = "FILE",
            description = "The answers: first,second,third,odd_one_out[,person].")
    private @Nullable Path similar;

    @Option(
            names = "--test-answers",
            paramLabel = "FILE",
            description =
                    "Answers of other people about the same trajectories, in the form of --similar: how many of them does the"
                            + " embedding give?")
    private @Nullable Path testAnswers;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the embedding (.safetensors).")
    private @Nullable Path outFile;

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Episodes are read at N equally spaced times"
                    + " (${DEFAULT-VALUE}); 0 for the mean over single states, which forgets their order.")
    private int points = 10;

    @Option(names = "--dimension", paramLabel = "D", description = "Length of an embedding (${DEFAULT-VALUE}).")
    private int dimension = 6;

    @Option(names = "--margin", paramLabel = "M", description = "Margin of the loss (${DEFAULT-VALUE}).")
    private double margin = 1;

    @Option(names = "--steps", paramLabel = "N", description = "Training steps of 64 answers (${DEFAULT-VALUE}).")
    private int steps = 1500;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            description = "Share of the answers kept for the test (${DEFAULT-VALUE}).")
    private double heldOut = 0.2;

    @Option(
            names = "--next",
            paramLabel = "N",
            description = "Propose N threes to ask about next, on which three embeddings"
                    + " disagree; takes three times as long.")
    private int next;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of everything random (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    LearnRepresentationCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (template) {
            out.print(TEMPLATE);
            out.flush();
            return 0;
        }
        if (trajectories == null || similar == null || outFile == null) {
            throw new InvalidInputException("Trajectories, answers and a place for the result must be given:"
                    + " --trajectories FILE --similar FILE --out FILE\nMaybe begin with --template.");
        }
        if (points < 0 || steps < 1 || dimension < 1 || !(heldOut >= 0 && heldOut < 1) || next < 0) {
            throw new InvalidInputException(
                    "--points and --next must be at least 0, --steps and --dimension at least 1,"
                            + " --held-out in [0, 1)");
        }
        TrajectoryTable table = TrajectoryTable.read(trajectories);
        KnownIds known = KnownIds.of(trajectories.toString(), table.ids());
        List<Triplet> answers = TripletFile.read(similar, known);
        List<Triplet> others = testAnswers == null ? List.of() : TripletFile.read(testAnswers, known);
        RepresentationAnswer answer = learned(table, answers, others, outFile);
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(similar) + "-representation",
                () -> RepresentationPage.of(answer, Reproduce.command(spec)));
        if (json) {
            out.println(AuditJson.write(answer.json(report)));
        } else {
            answer.print(out);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return answer.failed() ? Goodhart.ANSWER_IS_NO : 0;
    }

    private RepresentationAnswer learned(TrajectoryTable table, List<Triplet> answers, List<Triplet> others, Path to) {
        TrajectoryForm form = points == 0 ? TrajectoryForm.MEAN_OF_STATES : TrajectoryForm.RESAMPLED;
        int times = table.episodes() ? Math.max(1, points) : 1;
        TrajectoryInputs inputs = table.inputs(form, times);
        TripletRows rows = TripletRows.of(answers, inputs);
        RandomGenerator random = SeedTree.of("learn-representation").child(seed).generator();
        int[] order = shuffled(rows.size(), random);
        int test = (int) Math.round(heldOut * rows.size());
        TripletRows held = rows.pick(Arrays.copyOf(order, test));
        TripletRows train = rows.pick(Arrays.copyOfRange(order, test, order.length));
        if (train.size() == 0) {
            throw new InvalidInputException("There must be an answer to learn from beside those held out, there are "
                    + rows.size() + "\nMaybe give --held-out 0.");
        }
        RepresentationOptions options = RepresentationOptions.defaults()
                .withDimension(dimension)
                .withSteps(steps)
                .withLoss(new TripletLoss(margin, TripletLoss.Anchoring.SYMMETRIC));
        int members = next > 0 ? SimilarityQueries.MEMBERS : 1;
        ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), "learning the embedding", members * steps);
        List<double[][]> embedded = new ArrayList<>();
        double[] losses = new double[steps];
        for (int member = 0; member < members; member++) {
            boolean first = member == 0;
            try (TrajectoryEmbedding phi =
                    SimilarityRepresentation.fit(inputs, train, options, random, (step, loss) -> {
                        if (first) {
                            losses[step - 1] = loss;
                        }
                        progress.done();
                    })) {
                embedded.add(phi.embed(inputs));
                if (first) {
                    phi.save(to);
                }
            }
        }
        progress.end();
        List<SimilarityQueries.Query> queries =
                next > 0 ? SimilarityQueries.propose(embedded, CANDIDATES, next, random) : List.of();
        return new RepresentationAnswer(
                table.ids(),
                embedded.getFirst(),
                train.size(),
                TripletAccuracy.of(embedded.getFirst(), held),
                PersonTransfer.of(
                        embedded.getFirst(),
                        inputs,
                        Arrays.stream(order, test, order.length)
                                .mapToObj(answers::get)
                                .toList(),
                        others),
                TripletAgreement.of(answers),
                losses,
                SimilarityRepresentation.warnings(inputs, rows, table.names(form, times)),
                queries,
                to);
    }

    private static int[] shuffled(int n, RandomGenerator random) {
        int[] order = IntStream.range(0, n).toArray();
        Shuffle.inPlace(order, random);
        return order;
    }
}

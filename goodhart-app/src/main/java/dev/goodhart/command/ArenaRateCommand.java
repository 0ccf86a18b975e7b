package dev.goodhart.command;

import dev.goodhart.arena.AnchoredScore;
import dev.goodhart.arena.FactorProfile;
import dev.goodhart.arena.JudgeExclusion;
import dev.goodhart.arena.Leaderboard;
import dev.goodhart.arena.Match;
import dev.goodhart.arena.Normalisation;
import dev.goodhart.arena.StandardScore;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
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

/** {@code goodhart arena rate}: ratings, leaderboards and cycles. */
@Command(
        name = "rate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Rate entrants by comparisons of pairs.",
        description = {
            "",
            "Ratings per task: TrueSkill by expectation propagation, which does not depend on the order of the rows; TrueSkill in one"
                    + " pass, Elo, and Bradley-Terry with ties beside it. Then one score over all tasks, with bootstrap intervals.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart arena rate examples/arena/comparisons.csv",
            "  goodhart arena rate comparisons.csv --low random --high human   # 0 is random, 1 is human",
            "  goodhart arena rate battles.jsonl --left model_a --right model_b --result winner --json",
            "  goodhart arena rate comparisons.csv --exclude-judges ann,bob",
            "  goodhart arena rate human_answers.json --banned banned_workers.json --low Random --high Human1",
            "  goodhart arena rate games.csv --word 1-0=left --word 0-1=right --word 1/2=draw",
            "  goodhart arena rate --template"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:rated", "2:bad input or usage"})
final class ArenaRateCommand implements Callable<Integer> {
    /** Above this many comparisons, intervals are made only when asked for. */
    private static final int RESAMPLED_UP_TO = 20_000;

    private static final int RESAMPLES = 200;

    @Mixin
    private final ComparisonOptions comparisons = new ComparisonOptions();

    @Option(
            names = "--low",
            paramLabel = "ENTRANT",
            description =
                    "Entrant that acts at random: a task that an entrant never played counts as this one's. With --high it"
                            + " scores 0 overall.")
    private @Nullable String low;

    @Option(names = "--high", paramLabel = "ENTRANT", description = "Entrant that scores 1 overall, such as a person.")
    private @Nullable String high;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "Bootstrap resamples behind the overall intervals (200; 0 above 20,000 comparisons).")
    private @Nullable Integer resamples;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the resamples (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ArenaRateCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (comparisons.printedTemplate(out)) {
            return 0;
        }
        Normalisation scale = scale();
        JudgeExclusion exclusion = comparisons.comparisons();
        List<Match> matches = exclusion.kept();
        Leaderboard board = Leaderboard.of(
                matches,
                comparisons.settings(),
                scale,
                resamples(matches.size()),
                SeedTree.of("arena-rate").child(seed).generator());
        List<FactorProfile> factors = FactorProfile.of(matches, comparisons.settings());
        List<String> remarks = new ArrayList<>(ArenaRemarks.leftOut(exclusion));
        remarks.addAll(ArenaRemarks.of(matches, board, scale));
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(comparisons.file()) + "-arena",
                () -> ArenaPage.of(board, factors, scale, remarks, Reproduce.command(spec)));
        if (json) {
            out.println(ArenaJson.of(board, factors, exclusion, remarks, report));
        } else {
            ArenaText.print(out, board, factors, scale, remarks);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return 0;
    }

    private int resamples(int matches) {
        if (resamples == null) {
            return matches > RESAMPLED_UP_TO ? 0 : RESAMPLES;
        }
        if (resamples < 0 || resamples > 100_000) {
            throw new InvalidInputException("--resamples (" + resamples + ") must be from 0 to 100000");
        }
        return resamples;
    }

    private Normalisation scale() {
        if (low == null && high == null) {
            return new StandardScore();
        }
        if (low != null && high == null) {
            return new StandardScore(low);
        }
        if (low == null || high == null || low.equals(high)) {
            throw new InvalidInputException("--high must be given together with --low, and name another entrant");
        }
        return new AnchoredScore(low, high);
    }
}

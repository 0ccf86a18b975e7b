package dev.goodhart.command;

import dev.goodhart.audit.log.LogAudit;
import dev.goodhart.audit.log.input.EpisodeLogFile;
import dev.goodhart.audit.log.input.LogColumns;
import dev.goodhart.input.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code audit} for a log of episodes. */
final class LogAuditOptions {
    /** Options that only a log has. */
    static final List<String> NAMES = List.of(
            "--template",
            "--episode",
            "--step",
            "--intended",
            "--intended-per",
            "--end",
            "--time",
            "--terms",
            "--ignore",
            "--weights",
            "--discount",
            "--any-sign",
            "--resamples");

    /** A log with two terms, in which the second episode is cut off. */
    static final String TEMPLATE = """
            # One row a step (or one row an episode, without steps). Columns of numbers that are not named otherwise are terms of the
            # reward. 'intended' is the score of what was meant: per step, or per episode with --intended-per episode.
            episode,step,speed,crash,intended,end
            run-1,0,1.0,0,1,none
            run-1,1,0.5,0,1,none
            run-1,2,2.0,-1,-5,terminated
            run-2,0,1.0,0,1,none
            run-2,1,1.0,0,1,truncated
            """;

    @Option(
            names = "--log",
            paramLabel = "EPISODES",
            description = "Audit a log of episodes (CSV or JSON lines) instead of a world; see --template.")
    private @Nullable Path file;

    @Option(names = "--template", description = "Print an example of a log, and stop.")
    private boolean template;

    @Option(
            names = "--episode",
            paramLabel = "COLUMN",
            description = "With --log: who the row belongs to (${DEFAULT-VALUE}).")
    private String episode = "episode";

    @Option(names = "--step", paramLabel = "COLUMN", description = "With --log: the step within it (${DEFAULT-VALUE}).")
    private String step = "step";

    @Option(
            names = "--intended",
            paramLabel = "COLUMN",
            description = "With --log: the score of what was intended (${DEFAULT-VALUE}).")
    private String intended = "intended";

    @Option(
            names = "--intended-per",
            paramLabel = "step|episode",
            description =
                    "With --log: whether that score is a step's, to be summed, or the episode's (${DEFAULT-VALUE}).")
    private LogColumns.Score score = LogColumns.Score.STEP;

    @Option(
            names = "--end",
            paramLabel = "COLUMN",
            description = "With --log: terminated, truncated or none (${DEFAULT-VALUE}).")
    private String end = "end";

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "With --log: when the episode was; fitted weights are then judged on the later half.")
    private String time = "";

    @Option(
            names = "--terms",
            split = ",",
            paramLabel = "COLUMN",
            description = "With --log: the terms of the reward. Default: every column of numbers not named otherwise.")
    private List<String> terms = new ArrayList<>();

    @Option(
            names = "--ignore",
            split = ",",
            paramLabel = "COLUMN",
            description = "With --log: columns that are no terms.")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--weights",
            split = ",",
            paramLabel = "TERM=W",
            description = "With --log: what terms are multiplied by. Default: 1.")
    private Map<String, Double> weights = new LinkedHashMap<>();

    @Option(
            names = "--discount",
            paramLabel = "G",
            description = "With --log: what a step is worth against the one before it (${DEFAULT-VALUE}).")
    private double discount = 1;

    @Option(names = "--any-sign", description = "With --log: fitted weights may change their sign, not only shrink.")
    private boolean anySign;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "With --log: bootstrap resamples behind the intervals (${DEFAULT-VALUE}).")
    private int resamples = 500;

    LogAuditOptions() {}

    boolean template() {
        return template;
    }

    @Nullable
    Path file() {
        return file;
    }

    EpisodeLogFile.Reading read(Path path) {
        weights.forEach((term, weight) -> {
            if (!Double.isFinite(weight)) {
                throw new InvalidInputException("--weights " + term + "=" + weight + " must be finite");
            }
        });
        return EpisodeLogFile.read(
                path, new LogColumns(episode, step, intended, end, time, terms, ignored, weights, score, discount));
    }

    LogAudit.Settings settings(long seed) {
        if (resamples < 20 || resamples > 100_000) {
            throw new InvalidInputException("--resamples (" + resamples + ") must be from 20 to 100000");
        }
        return new LogAudit.Settings(resamples, anySign, seed);
    }

    /** What was set, for the report. */
    Map<String, String> described(LogAudit audit, long seed) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("episodes", Integer.toString(audit.log().size()));
        map.put("rows", Integer.toString(audit.log().rows()));
        map.put("discount", Double.toString(discount));
        map.put("resamples", Integer.toString(resamples));
        map.put("seed", Long.toString(seed));
        return map;
    }
}

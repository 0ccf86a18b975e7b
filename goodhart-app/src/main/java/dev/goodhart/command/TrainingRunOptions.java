package dev.goodhart.command;

import dev.goodhart.training.CurveFile;
import dev.goodhart.training.EventFile;
import dev.goodhart.training.TrainingRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run of training is kept, what decides it, and what is shown of it. */
final class TrainingRunOptions {
    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where everything is written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Decides everything random. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--time-limit",
            paramLabel = "N",
            description = "Steps after which an episode in a world file is cut off. Default: from its discount.")
    private @Nullable Integer timeLimit;

    @Option(names = "--resume", description = "Go on with the run in the folder.")
    private boolean resume;

    @Option(names = "--no-html", description = "Write no report.")
    private boolean noReport;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    TrainingRunOptions() {}

    long seed() {
        return seed;
    }

    TrainingGround ground(String source) {
        return TrainingGround.of(source, timeLimit);
    }

    RunFolder folder() {
        return new RunFolder(out);
    }

    /** Where the report goes, null for nowhere. */
    @Nullable
    Path report() {
        return noReport ? null : folder().report();
    }

    boolean json() {
        return json;
    }

    /**
     * Takes the steps that are left, and stores the run.
     *
     * @param source the task or world, as it was named
     * @param reward what is trained
     * @param begun called when the folder is there, before the first step
     * @return whether all were taken; else it was said how to go on
     */
    boolean train(
            TrainingRun run, long steps, String source, String reward, Consumer<RunFolder> begun, PrintWriter err) {
        RunFolder folder = folder();
        boolean stored = folder.begin(resume);
        if (stored) {
            run.restore(folder.checkpoint());
        }
        folder.describe(new RunFolder.Description(
                TrainingGround.isFile(source)
                        ? Path.of(source).toAbsolutePath().normalize().toString()
                        : source,
                reward,
                timeLimit));
        begun.accept(folder);
        boolean over;
        try (CurveFile curves = CurveFile.open(folder.curves(), stored ? run.steps() : -1);
                EventFile events = EventFile.in(out, InstantSource.system())) {
            run.listen(curves);
            run.listen(events);
            over = new TrainingLoop(run, folder, err).untilOver(steps);
        }
        if (!over) {
            err.println("goodhart: stopped after " + run.steps() + " of " + steps + " steps, stored in " + out
                    + "; run the same command with --resume to continue.");
        }
        return over;
    }
}

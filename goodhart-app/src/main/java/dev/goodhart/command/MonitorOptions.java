package dev.goodhart.command;

import dev.goodhart.overoptimization.CalibrationGap;
import dev.goodhart.overoptimization.HackingMonitor;
import dev.goodhart.overoptimization.input.MonitorColumns;
import dev.goodhart.overoptimization.input.MonitorFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The checkpoints to watch. */
final class MonitorOptions {
    static final String TEMPLATE = """
            # One row for each checkpoint. Needed: step, proxy (mean score), shaped (mean preference-as-reward value). win_rate is that of an
            # independent judge against the initial policy, comparisons the answers behind it; they and kl (nats) may be left empty. run may be left out.
            run,step,proxy,shaped,kl,win_rate,comparisons
            a,0,0.1,0.50,0.0,0.50,500
            a,100,1.4,0.78,2.1,0.74,500
            a,200,2.6,0.91,5.8,0.76,500
            a,300,3.9,0.97,11.2,0.58,500
            """;

    @Option(
            names = "--monitor",
            paramLabel = "FILE",
            description = "Checkpoints of one or more runs, CSV or JSON lines, one a row.")
    private @Nullable Path file;

    @Option(
            names = "--limit",
            paramLabel = "GAP",
            description = "Monitor: stop where promise less judgement passes this. Default: ${DEFAULT-VALUE}.")
    private double limit = CalibrationGap.LIMIT;

    @Option(names = "--run", paramLabel = "COLUMN", description = "Monitor: column of the run (${DEFAULT-VALUE}).")
    private String run = "run";

    @Option(names = "--step", paramLabel = "COLUMN", description = "Monitor: column of the step (${DEFAULT-VALUE}).")
    private String step = "step";

    @Option(
            names = "--proxy",
            paramLabel = "COLUMN",
            description = "Monitor: column of the mean score (${DEFAULT-VALUE}).")
    private String proxy = "proxy";

    @Option(
            names = "--shaped",
            paramLabel = "COLUMN",
            description = "Monitor: column of the mean preference-as-reward value (${DEFAULT-VALUE}).")
    private String shaped = "shaped";

    @Option(names = "--kl", paramLabel = "COLUMN", description = "Monitor: column of the KL (${DEFAULT-VALUE}).")
    private String kl = "kl";

    @Option(
            names = "--win-rate",
            paramLabel = "COLUMN",
            description = "Monitor: column of the judged win rate (${DEFAULT-VALUE}).")
    private String winRate = "win_rate";

    @Option(
            names = "--comparisons",
            paramLabel = "COLUMN",
            description = "Monitor: column of the answers behind it (${DEFAULT-VALUE}).")
    private String comparisons = "comparisons";

    MonitorOptions() {}

    @Nullable
    Path file() {
        return file;
    }

    List<HackingMonitor> monitors() {
        return file == null
                ? List.of()
                : MonitorFile.read(file, new MonitorColumns(run, step, proxy, shaped, kl, winRate, comparisons), limit);
    }
}

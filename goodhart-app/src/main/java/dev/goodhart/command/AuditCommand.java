package dev.goodhart.command;

import dev.goodhart.audit.AuditSettings;
import dev.goodhart.audit.ProxyAudit;
import dev.goodhart.audit.RewardAudit;
import dev.goodhart.audit.log.LogAudit;
import dev.goodhart.audit.log.input.EpisodeLogFile;
import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.world.WorldFile;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart audit}: does optimising each proxy deliver what is intended? */
@Command(
        name = "audit",
        description =
                "Audit the rewards of a world, or of a log of episodes: does optimising each proxy deliver what is intended, how"
                        + " does it fail, and what would fix it?",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart audit examples/boat-race.yaml",
            "  goodhart audit examples/vase.yaml --proxy parcel --tolerance 0.01",
            "  goodhart audit my-world.yaml --json --no-html > audit.json",
            "  goodhart audit --log examples/log/boat-race.csv",
            "  goodhart audit --log runs.jsonl --episode run --step t --intended score --terms speed,comfort --weights speed=2",
            "",
            "Exit codes: 0 every proxy is sound, 1 at least one is not (or the log cannot say so), 2 bad input."
        })
final class AuditCommand implements Callable<Integer> {
    /** Options that make no sense for a log. */
    private static final List<String> OF_WORLDS = List.of("--proxy", "--tolerance", "--exact", "--jobs");

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD.yaml",
            description = "A world with rewards, one of them intended (docs/world-files.md).")
    private @Nullable Path file;

    @Mixin
    private LogAuditOptions logOptions = new LogAuditOptions();

    @Option(
            names = "--proxy",
            paramLabel = "NAME",
            description = "Audit only this reward; may be given several times. Default: all but the intended one.")
    private List<String> proxies = new ArrayList<>();

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description =
                    "Loss at the proxy optimum that is still sound, as a share of what the intended optimum gains over acting"
                            + " at random. Default: ${DEFAULT-VALUE}.")
    private double tolerance = 0.05;

    @Option(names = "--exact", description = "Find every corner of the achievable region, however many there are.")
    private boolean exact;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the learner, or of a log's intervals. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Proxies to audit at the same time. Default: the number of cores.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    AuditCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (logOptions.template()) {
            out.print(LogAuditOptions.TEMPLATE);
            out.flush();
            return 0;
        }
        Path log = logOptions.file();
        if (log != null) {
            refuse(file != null ? List.of("WORLD.yaml") : given(OF_WORLDS), "is for worlds, not for a log");
            return auditLog(out, log);
        }
        refuse(given(LogAuditOptions.NAMES), "needs --log EPISODES");
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(), "What is to be audited is missing: WORLD.yaml, or --log EPISODES");
        }
        return auditWorld(out, file);
    }

    private List<String> given(List<String> options) {
        return options.stream()
                .filter(spec.commandLine().getParseResult()::hasMatchedOption)
                .toList();
    }

    private void refuse(List<String> given, String problem) {
        if (!given.isEmpty()) {
            throw new ParameterException(spec.commandLine(), given.getFirst() + " " + problem);
        }
    }

    private int auditLog(PrintWriter out, Path path) {
        LogAudit.Settings settings = logOptions.settings(seed);
        EpisodeLogFile.Reading reading = logOptions.read(path);
        LogAudit audit = LogAudit.of(reading.log(), settings);
        List<VerdictLine> findings = LogAuditFindings.of(audit, reading.remarks());
        String name = ReportOption.nameOf(path);
        @Nullable
        Path report = reportOption.write(
                name + "-audit",
                () -> new LogAuditPage(audit)
                        .page(name, findings, logOptions.described(audit, seed), Reproduce.command(spec)));
        if (json) {
            out.println(LogAuditJson.of(audit, findings, report));
        } else {
            LogAuditText.print(out, spec.commandLine().getColorScheme().ansi(), path, audit, findings);
            if (report != null) {
                out.println();
                out.println("Report: " + report);
            }
        }
        out.flush();
        return audit.verdict().acceptable() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private int auditWorld(PrintWriter out, Path path) {
        PrintWriter err = spec.commandLine().getErr();
        WorldFile world = WorldFile.read(path);
        world.warnings().forEach(warning -> err.println("goodhart: warning: " + warning));
        List<NamedReward> chosen = Choice.of("--proxy", proxies, world.proxies());
        AuditSettings settings = settings(world);
        RewardAudit audit = RewardAudit.against(world.world(), world.intended(), settings);
        List<ProxyAudit> audits =
                Parallel.map(chosen, audit::audit, jobs, new ProgressLine(err, "auditing", chosen.size()));
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(path) + "-audit",
                () -> new AuditPage(world, audits).page(settings, Platform.describe(), Reproduce.command(spec)));
        if (json) {
            out.println(AuditJson.of(world, audits, report == null ? null : report.toString()));
        } else {
            new AuditText(out, spec.commandLine().getColorScheme().ansi()).print(world, audits);
            if (report != null) {
                out.println();
                out.println("Report: " + report);
            }
        }
        return audits.stream().allMatch(a -> a.verdict().acceptable()) ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private AuditSettings settings(WorldFile world) {
        if (jobs < 1) {
            throw new InvalidInputException("--jobs (" + jobs + ") must be at least 1");
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new InvalidInputException("--tolerance (" + tolerance + ") must be in (0, 1)");
        }
        AuditSettings settings = AuditSettings.forWorld(world.world().mdp())
                .withTolerance(tolerance)
                .withSeed(seed);
        return exact ? settings.withRegion(AchievableRegion.Settings.exact()) : settings;
    }
}

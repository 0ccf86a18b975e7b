package dev.goodhart.command;

import dev.goodhart.audit.AuditSettings;
import dev.goodhart.audit.ProxyAudit;
import dev.goodhart.audit.RewardAudit;
import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.input.InvalidInputException;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart audit}: does optimising each proxy deliver what is intended? */
@Command(
        name = "audit",
        description =
                "Audit the rewards of a world: does optimising each proxy deliver what is intended, how does it fail, and"
                        + " what would fix it?",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart audit examples/boat-race.yaml",
            "  goodhart audit examples/vase.yaml --proxy parcel --tolerance 0.01",
            "  goodhart audit my-world.yaml --json --no-html > audit.json",
            "",
            "Exit codes: 0 every proxy is sound, 1 at least one is not, 2 bad input."
        })
final class AuditCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "WORLD.yaml",
            description = "A world with rewards, one of them intended (docs/world-files.md).")
    private Path file = Path.of("");

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

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the learner. Default: ${DEFAULT-VALUE}.")
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
        PrintWriter err = spec.commandLine().getErr();
        WorldFile world = WorldFile.read(file);
        world.warnings().forEach(warning -> err.println("goodhart: warning: " + warning));
        List<NamedReward> chosen = Choice.of("--proxy", proxies, world.proxies());
        AuditSettings settings = settings(world);
        RewardAudit audit = RewardAudit.against(world.world(), world.intended(), settings);
        List<ProxyAudit> audits =
                Parallel.map(chosen, audit::audit, jobs, new ProgressLine(err, "auditing", chosen.size()));
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(file) + "-audit",
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

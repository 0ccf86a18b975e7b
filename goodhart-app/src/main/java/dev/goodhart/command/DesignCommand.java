package dev.goodhart.command;

import dev.goodhart.audit.AuditSettings;
import dev.goodhart.audit.ProxyAudit;
import dev.goodhart.audit.RewardAudit;
import dev.goodhart.design.DesignedReward;
import dev.goodhart.design.InfeasibleDesignException;
import dev.goodhart.design.alignment.Alignment;
import dev.goodhart.design.alignment.BehaviorAlignmentDesign;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart design}: a reward that teaches better. */
@Command(
        name = "design",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Design a reward that teaches better and keeps what is wanted.",
        description = {
            "",
            "Takes a world with an intended reward and returns another reward for learners, as named terms; says what is proved about"
                    + " its optimal policies, audits it as any proxy, and trains learners under both.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  goodhart design examples/cliff.yaml",
            "  goodhart design examples/cliff.yaml --budget 2 --write cliff-designed.yaml",
            "  goodhart design examples/misleading-hint.yaml --method behaviour-alignment --auxiliary corner",
            "  goodhart design examples/key-door.yaml --method potential --json --no-html",
            "  goodhart design --list"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a reward that is as promised",
            "1:no reward satisfies what is asked, or it is not as promised; the answer says which",
            "2:bad input or usage; nothing was written"
        })
final class DesignCommand implements Callable<Integer> {
    private static final int ALIGNMENT_TICKS = 100;
    private static final Pattern STATE_TERM = Pattern.compile("state ([0-9]{1,9})");

    @Parameters(
            paramLabel = "WORLD.yaml",
            arity = "0..1",
            description = "A world with rewards, one of them intended (docs/world-files.md).")
    private @Nullable Path file;

    @Option(names = "--list", description = "Say of each method when it fits, and stop.")
    private boolean list;

    @Mixin
    private final DesignOptions options = new DesignOptions();

    @Option(
            names = "--write",
            paramLabel = "OUT.yaml",
            description = "Write the world file with the designed reward added, for goodhart audit and for editing.")
    private @Nullable Path write;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the designed reward is called. Default: designed.",
            defaultValue = "designed")
    private String name = "designed";

    @Option(
            names = "--learners",
            paramLabel = "N",
            description = "Q-learners trained under each reward. Default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int learners = 10;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the learners. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private long seed;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Threads. They never change the result. Default: the number of cores.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DesignCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (list) {
            for (DesignMethod method : DesignMethod.values()) {
                out.println(method);
                out.println(TerminalText.wrapped("  ", method.fits()));
                out.println();
            }
            return 0;
        }
        if (file == null) {
            throw new InvalidInputException(
                    "The design command must be given a world file\nMaybe examples/cliff.yaml, or --list for"
                            + " the methods.");
        }
        Path source = file;
        check();
        WorldFile world = WorldFile.read(source);
        world.warnings().forEach(warning -> err.println("goodhart: warning: " + warning));
        DesignedWorldFile.check(write, world, name);
        Design design;
        try {
            design = design(world, err);
        } catch (InfeasibleDesignException e) {
            err.println("goodhart: " + e.getMessage());
            return Goodhart.ANSWER_IS_NO;
        }
        if (write != null) {
            new DesignedWorldFile(source, world)
                    .write(
                            write,
                            design.designed().reward(),
                            design.designed().reward().role().name().toLowerCase(Locale.ROOT),
                            "Designed from '" + world.intended().name() + "' by " + design.method() + ".");
        }
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(source) + "-design",
                () -> new DesignPage(design).page(Platform.describe(), Reproduce.command(spec)));
        if (json) {
            out.println(DesignJson.of(design, write, report));
        } else {
            new DesignText(out, spec.commandLine().getColorScheme().ansi()).print(design);
            if (write != null || report != null) {
                out.println();
            }
            if (write != null) {
                out.println("Written: " + write + " (reward '" + name + "')");
            }
            if (report != null) {
                out.println("Report: " + report);
            }
        }
        return design.kept() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private void check() {
        options.check();
        if (jobs < 1) {
            throw new InvalidInputException("--jobs (" + jobs + ") must be at least 1");
        }
        if (learners < 1 || learners > 1_000) {
            throw new InvalidInputException("--learners (" + learners + ") must be from 1 to 1000");
        }
        if (name.isBlank() || name.length() > 120 || name.equals("*")) {
            throw new InvalidInputException("--name ('" + name + "') must be a name of 1 to 120 characters, not *");
        }
    }

    private Design design(WorldFile file, PrintWriter err) {
        TabularMdp mdp = file.world().mdp();
        TabularReward intended = file.intended().total();
        DesignedReward designed;
        @Nullable Alignment alignment = null;
        if (options.method() == DesignMethod.BEHAVIOUR_ALIGNMENT) {
            Ticks ticks = new Ticks(new ProgressLine(err, "aligning", ALIGNMENT_TICKS), ALIGNMENT_TICKS);
            BehaviorAlignmentDesign.Aligned aligned =
                    new BehaviorAlignmentDesign(options.hints(file), seed, ticks::reach).align(mdp, intended);
            designed = aligned.designed();
            alignment = aligned.alignment();
        } else {
            designed = options.design(file, jobs, seed);
        }
        NamedReward reward = named(designed.reward(), file.world());
        AuditSettings settings = AuditSettings.forWorld(mdp).withSeed(seed);
        ProxyAudit audit =
                RewardAudit.against(file.world(), file.intended(), settings).audit(reward);
        LearningCurves curves = LearningCurves.of(
                mdp, intended, reward.total(), learners, seed, jobs, new ProgressLine(err, "training", 2 * learners));
        double[] expected = intended.expected(mdp);
        return new Design(
                file,
                options.method(),
                new DesignedReward(reward, designed.certificate(), designed.notes()),
                audit,
                curves,
                new Planner(mdp).solve(expected).expectedReturn(),
                Evaluation.of(mdp, TabularPolicy.uniform(mdp)).expectedReturn(expected),
                alignment);
    }

    /** The reward by the name that was asked for, terms about a state by the state's name. */
    private NamedReward named(NamedReward reward, World world) {
        List<RewardTerm> terms = reward.terms().stream()
                .map(term -> {
                    Matcher state = STATE_TERM.matcher(term.name());
                    return state.matches()
                            ? new RewardTerm(
                                    "in " + world.stateNames().get(Integer.parseInt(state.group(1))),
                                    term.weight(),
                                    term.reward())
                            : term;
                })
                .toList();
        return new NamedReward(name, reward.role(), terms, reward.total());
    }
}

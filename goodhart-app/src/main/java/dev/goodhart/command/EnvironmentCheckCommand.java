package dev.goodhart.command;

import dev.goodhart.environment.EnvironmentChecker;
import dev.goodhart.environment.EnvironmentFinding;
import dev.goodhart.environment.EnvironmentReport;
import dev.goodhart.environment.Task;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart environment check}: whether an environment keeps what every environment promises. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Check that an environment keeps its promises.",
        description = {
            "",
            "Acts in the environment, at random and by its hand-written behaviour if it has one, and looks whether ten rules hold:"
                    + " shapes, finite numbers, what a step holds where an episode ends, time limits, repetition by seed and from a"
                    + " saved state, copies, clipped and refused actions. For an environment of your own call EnvironmentChecker.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart environment check CartPole-v1",
            "  goodhart environment check examples/cliff.yaml --encoding index --time-limit 50 --json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no rule is broken", "1:a rule is broken", "2:bad input or usage"})
final class EnvironmentCheckCommand implements Callable<Integer> {
    @Mixin
    private final EnvironmentChoice choice = new EnvironmentChoice();

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of everything random (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    EnvironmentCheckCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Task task = choice.task();
        EnvironmentReport checked = EnvironmentChecker.check(
                task.environments(), task.scripted().stream().toList(), seed);
        @Nullable Path report = reportOption.write(choice.fileName() + "-environment", () -> page(checked));
        if (json) {
            out.println(AuditJson.write(json(checked, report)));
        } else {
            out.println(headline(checked));
            for (EnvironmentFinding finding : checked.findings()) {
                out.println(TerminalText.wrapped(
                        String.format(Locale.ROOT, "  %-8s  %-12s  ", word(finding), rule(finding)), text(finding)));
            }
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return checked.isSound() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private static String headline(EnvironmentReport checked) {
        int broken = checked.broken().size();
        return checked.name() + ": " + (broken == 0 ? "no rule is broken" : broken + " of the rules broken") + "; "
                + Numbers.of(checked.steps()) + " steps and " + Numbers.of(checked.episodes()) + " episodes watched";
    }

    private static String word(EnvironmentFinding finding) {
        return switch (finding.outcome()) {
            case HELD -> "held";
            case BROKEN -> "BROKEN";
            case NOT_SEEN -> "not seen";
        };
    }

    private static String text(EnvironmentFinding finding) {
        return finding.detail().isEmpty() ? finding.rule().promise() : finding.detail();
    }

    private static String rule(EnvironmentFinding finding) {
        return finding.rule().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, Object> json(EnvironmentReport checked, @Nullable Path report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("environment", checked.name());
        root.put("sound", checked.isSound());
        root.put("steps", checked.steps());
        root.put("episodes", checked.episodes());
        root.put("findings", checked.findings());
        if (report != null) {
            root.put("report", report.toString());
        }
        return root;
    }

    private ReportPage page(EnvironmentReport checked) {
        return new ReportPage(
                "Environment " + checked.name(),
                "Rules that every environment keeps, looked at from outside.",
                List.of(new VerdictLine(
                        checked.isSound() ? VerdictLine.Level.GOOD : VerdictLine.Level.BAD,
                        headline(checked),
                        "A rule that held may be broken where this behaviour never went.")),
                List.of(Section.of(
                        "Rules",
                        List.of(),
                        List.of(new Table(
                                "What came of each rule",
                                "Not seen: the case did not come up.",
                                List.of("rule", "outcome", "what it asks for, or what was found"),
                                checked.findings().stream()
                                        .map(finding -> List.of(rule(finding), word(finding), text(finding)))
                                        .toList())))),
                Map.of("seed", Long.toString(seed)),
                Platform.describe(),
                Reproduce.command(spec));
    }
}

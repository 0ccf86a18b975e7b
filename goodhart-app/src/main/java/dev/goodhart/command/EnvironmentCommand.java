package dev.goodhart.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code goodhart environment}: worlds that are sampled. */
@Command(
        name = "environment",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Tasks for learners: what there is, whether an environment keeps its promises, and recorded behaviour.",
        subcommands = {
            EnvironmentListCommand.class,
            EnvironmentCheckCommand.class,
            EnvironmentTraceCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart environment list",
            "  goodhart environment check CartPole-v1",
            "  goodhart environment check examples/cliff.yaml --time-limit 50",
            "  goodhart environment trace puck --behaviour scripted --episodes 4 --out demonstrations.csv"
        })
final class EnvironmentCommand {
    EnvironmentCommand() {}
}

package dev.goodhart.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code goodhart learn}: representations, and rewards on top of them. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Learn what matters from answers about likeness, rewards on top of it, and rewards of beginnings.",
        subcommands = {
            LearnRepresentationCommand.class,
            LearnRewardCommand.class,
            LearnProbeCommand.class,
            LearnPrefixRewardCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart learn representation --trajectories paths.csv --similar similar.csv --out phi.safetensors",
            "  goodhart learn reward --embedding phi.safetensors --trajectories paths.csv --comparisons better.csv --out reward.safetensors",
            "  goodhart learn probe --embedding phi.safetensors --trajectories paths.csv --features features.csv",
            "  goodhart learn prefix-reward --pairs pairs.jsonl --out prefix.safetensors"
        })
final class LearnCommand {
    LearnCommand() {}
}

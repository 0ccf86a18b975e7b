package dev.goodhart.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code goodhart arena}: what pairwise judgements say. */
@Command(
        name = "arena",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Ratings from comparisons of pairs: which entrant is better, how sure is that, whom to ask what next.",
        subcommands = {ArenaRateCommand.class, ArenaNextCommand.class, ArenaJudgesCommand.class, HelpCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart arena rate --template > comparisons.csv",
            "  goodhart arena rate comparisons.csv",
            "  goodhart arena next comparisons.csv --count 5",
            "  goodhart arena judges comparisons.csv"
        })
final class ArenaCommand {
    ArenaCommand() {}
}

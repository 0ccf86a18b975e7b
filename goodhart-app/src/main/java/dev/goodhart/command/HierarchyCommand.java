package dev.goodhart.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code goodhart hierarchy}: comparisons from an order of importance. */
@Command(
        name = "hierarchy",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Comparisons from factors in their order of importance instead of weights: what they are worth, and the comparisons"
                        + " themselves.",
        subcommands = {HierarchyCheckCommand.class, HierarchyCompareCommand.class, HelpCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart hierarchy check --template > factors.csv",
            "  goodhart hierarchy check factors.csv --rank blocked:lower:0.5sd,queue:lower:0.5sd,switches:lower",
            "  goodhart hierarchy compare factors.csv --hierarchy order.yaml --out comparisons.csv"
        })
final class HierarchyCommand {
    HierarchyCommand() {}
}

package dev.goodhart.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code goodhart reward-model}: rewards learned from comparisons. */
@Command(
        name = "reward-model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Learn a reward from comparisons of trajectories or of rows of features; score with it; say how good it is.",
        subcommands = {
            RewardModelTrainCommand.class,
            RewardModelScoreCommand.class,
            RewardModelEvaluateCommand.class,
            RewardModelConvertCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart reward-model train --comparisons examples/preference/comparisons.csv"
                    + " --features examples/preference/answers.csv --length tokens --out model.safetensors",
            "  goodhart reward-model score --model model.safetensors --features examples/preference/answers.csv --out scores.csv",
            "  goodhart reward-model evaluate --model model.safetensors --comparisons examples/preference/held-out.csv"
                    + " --features examples/preference/answers.csv",
            "  goodhart train Pendulum-v1 --learner sac --steps 10000 --reward-model model.safetensors --out runs/learned",
            "  goodhart reward-model convert --comparisons examples/preference/comparisons.csv --out pairs.jsonl"
        })
final class RewardModelCommand {
    RewardModelCommand() {}
}

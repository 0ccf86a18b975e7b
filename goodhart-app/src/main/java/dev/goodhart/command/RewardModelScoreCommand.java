package dev.goodhart.command;

import dev.goodhart.preference.RewardEnsemble;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart reward-model score}: scores of items. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Score trajectories or rows of features with a learned reward.",
        description = {
            "",
            "Writes id, score (differences are log odds of being preferred), reward (per row, in units of the rows trained on),"
                    + " disagreement (deviation of the score among the models of an ensemble), rows. With --steps a row for each step:"
                    + " episode, t, reward, disagreement (of the reward). CSV, or JSON lines if the name ends in .jsonl.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart reward-model score --model model.safetensors --features answers.csv --out scores.csv",
            "  goodhart reward-model score --model model.safetensors --trajectories t.csv --out scores.csv --json",
            "  goodhart reward-model score --model model.safetensors --trajectories t.csv --steps --out rewards.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:scored", "2:bad input or usage; nothing was written"})
final class RewardModelScoreCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "What reward-model train wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Mixin
    private final ComparedItemsOptions items = new ComparedItemsOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write the scores.")
    @SuppressWarnings("NullAway.Init")
    private Path to;

    @Option(names = "--steps", description = "Trajectories: write the reward of every step.")
    private boolean steps;

    @Option(names = "--json", description = "Print a summary as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RewardModelScoreCommand() {}

    @Override
    public Integer call() {
        OutFile.require("--out", to, List.of(model, items.file()));
        try (RewardEnsemble ensemble = RewardEnsemble.load(model)) {
            print(
                    ensemble,
                    steps
                            ? ModelScores.ofSteps(ensemble, items.trajectories(ensemble.inputs()), to)
                            : ModelScores.ofItems(ensemble, items.read(ensemble.inputs()), to));
        }
        return 0;
    }

    private void print(RewardEnsemble ensemble, ModelScores scores) {
        PrintWriter out = spec.commandLine().getOut();
        String what = steps ? "steps" : "items";
        if (json) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put(what, scores.values().length);
            root.put("least", scores.least());
            root.put("mean", scores.mean());
            root.put("greatest", scores.greatest());
            root.put("models", ensemble.members().size());
            root.put("fingerprint", ensemble.fingerprint());
            root.put("scores", to.toString());
            out.println(AuditJson.write(root));
        } else {
            out.println(scores.values().length + " " + what + " scored by "
                    + ensemble.members().size() + " model(s): from " + TerminalText.number(scores.least()) + " to "
                    + TerminalText.number(scores.greatest()) + ", mean " + TerminalText.number(scores.mean()));
            out.println((steps ? "Rewards: " : "Scores: ") + to);
        }
        out.flush();
    }
}

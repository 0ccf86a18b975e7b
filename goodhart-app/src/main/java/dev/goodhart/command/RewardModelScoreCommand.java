package dev.goodhart.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardModel;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
            "Writes a CSV: id, score (differences are log odds of being preferred), reward (per row, in units of the rows trained on),"
                    + " disagreement (deviation of the score among the models of an ensemble), rows.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart reward-model score --model model.safetensors --features answers.csv --out scores.csv",
            "  goodhart reward-model score --model model.safetensors --trajectories t.csv --out scores.csv --json"
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
            ComparedItemsOptions.Items read = items.read(ensemble.inputs());
            double[][] scores = ensemble.scores(read.items());
            int n = read.items().size();
            double[] mean = new double[n];
            CompleteFile.write(to, part -> {
                try (CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(part))) {
                    csv.writeRecord("id", "score", "reward", "disagreement", "rows");
                    for (int i = 0; i < n; i++) {
                        double[] of = new double[scores.length];
                        double reward = 0;
                        int rows = read.items().length(i);
                        for (int m = 0; m < of.length; m++) {
                            RewardModel member = ensemble.members().get(m);
                            of[m] = scores[m][i];
                            reward += member.meanReward(scores[m][i], rows) / of.length;
                        }
                        mean[i] = average(of);
                        csv.writeRecord(
                                read.items().ids().get(i),
                                Double.toString(mean[i]),
                                Double.toString(reward),
                                Double.toString(deviation(of, mean[i])),
                                Integer.toString(rows));
                    }
                }
            });
            print(ensemble, mean);
        }
        return 0;
    }

    private void print(RewardEnsemble ensemble, double[] mean) {
        PrintWriter out = spec.commandLine().getOut();
        double low = Arrays.stream(mean).min().orElse(Double.NaN);
        double high = Arrays.stream(mean).max().orElse(Double.NaN);
        if (json) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("items", mean.length);
            root.put("least", low);
            root.put("mean", average(mean));
            root.put("greatest", high);
            root.put("models", ensemble.members().size());
            root.put("fingerprint", ensemble.fingerprint());
            root.put("scores", to.toString());
            out.println(AuditJson.write(root));
        } else {
            out.println(mean.length + " items scored by " + ensemble.members().size() + " model(s): from "
                    + TerminalText.number(low) + " to " + TerminalText.number(high) + ", mean "
                    + TerminalText.number(average(mean)));
            out.println("Scores: " + to);
        }
        out.flush();
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double deviation(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }
}

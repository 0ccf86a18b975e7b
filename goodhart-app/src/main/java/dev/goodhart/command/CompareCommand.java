package dev.goodhart.command;

import dev.goodhart.comparison.CanonicalizationFunction;
import dev.goodhart.comparison.RewardClustering;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart compare}: how far apart are the rewards of a world? */
@Command(
        name = "compare",
        description =
                "Distances between all rewards of a world: 0 when two order all policies alike, 2 when they are opposite.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart compare examples/key-door.yaml",
            "  goodhart compare rewards.yaml --reference intended --fail-above 0.01   # in CI",
            "  goodhart compare rewards.yaml --metric minimal --json",
            "",
            "Exit codes: 0 fine, 1 a distance above --fail-above, 2 bad input."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORLD.yaml", description = "A world with two or more rewards (docs/world-files.md).")
    private Path file = Path.of("");

    @Option(
            names = "--reward",
            paramLabel = "NAME",
            description = "Compare only these rewards; give it several times. Default: all.")
    private List<String> chosen = new ArrayList<>();

    @Option(
            names = "--metric",
            description =
                    "Canonicalisation, with L2 norms: ${COMPLETION-CANDIDATES}. Only VAL and MINIMAL bound regret."
                            + " Default: ${DEFAULT-VALUE}.")
    private CanonicalizationFunction metric = CanonicalizationFunction.VAL;

    @Option(names = "--fail-above", paramLabel = "D", description = "Exit with 1 when a distance is above this.")
    private double limit = Double.POSITIVE_INFINITY;

    @Option(names = "--reference", paramLabel = "NAME", description = "Hold --fail-above against this reward only.")
    private @Nullable String reference;

    @Mixin
    private ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    CompareCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!(limit >= 0)) {
            throw new InvalidInputException("--fail-above (" + limit + ") must be a distance, at least 0");
        }
        WorldFile world = WorldFile.readAnyRewards(file);
        world.warnings().forEach(warning -> spec.commandLine().getErr().println("goodhart: warning: " + warning));
        List<NamedReward> rewards = Choice.of("--reward", chosen, world.rewards());
        List<String> names = rewards.stream().map(NamedReward::name).toList();
        if (reference != null) {
            Choice.of("--reference", List.of(reference), rewards);
        }
        List<TabularReward> totals = rewards.stream().map(NamedReward::total).toList();
        double[][] distances = new RewardComparator(world.world().mdp()).matrix(StarcMetric.ofL2(metric), totals);
        Comparison comparison = new Comparison(world.world().name(), metric, names, distances)
                .ordered(RewardClustering.order(distances));
        List<String> above = comparison.above(limit, reference);
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(file) + "-compare",
                () -> comparison.page(Platform.describe(), Reproduce.command(spec)));
        if (json) {
            out.println(AuditJson.write(toJson(comparison, above, report)));
        } else {
            comparison.print(out);
            above.forEach(line -> out.println("above " + limit + ": " + line));
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        return above.isEmpty() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private static Map<String, Object> toJson(Comparison comparison, List<String> above, @Nullable Path report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("world", comparison.world());
        map.put("metric", comparison.metric());
        map.put("rewards", comparison.names());
        map.put("distances", comparison.distances());
        map.put("above", above);
        if (report != null) {
            map.put("report", report.toString());
        }
        return map;
    }
}

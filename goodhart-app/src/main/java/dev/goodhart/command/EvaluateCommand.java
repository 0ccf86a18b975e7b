package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.training.Evaluation;
import dev.goodhart.training.EvaluationProtocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart evaluate}: what a trained policy earns by every reward of its world. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judge a policy that 'goodhart train' left in a folder, by every reward of its task or world.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart evaluate runs/cart-pole --episodes 100",
            "  goodhart evaluate runs/boat-race --sampled --json",
            "",
            "Exit codes: 0 fine, 2 bad input."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int LONGEST = 100_000;

    @Parameters(paramLabel = "FOLDER", description = "The folder of a run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--episodes", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int episodes = 100;

    @Option(names = "--seed", paramLabel = "N", description = "Decides the episodes. Default: ${DEFAULT-VALUE}.")
    private long seed = 1_000_001;

    @Option(names = "--sampled", description = "Sample actions instead of taking the best.")
    private boolean sampled;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    EvaluateCommand() {}

    @Override
    public Integer call() {
        if (episodes < 1) {
            throw new InvalidInputException("--episodes " + episodes + ": must be at least 1");
        }
        RunFolder run = new RunFolder(folder);
        RunFolder.Description described = run.described();
        TrainingGround ground = TrainingGround.of(described.source(), described.timeLimit());
        Choice choice = sampled ? Choice.SAMPLED : Choice.BEST;
        Evaluation evaluation;
        try (NetworkPolicy policy =
                        NetworkPolicy.load(run.policy(), ground.task().spec());
                OptimisedReward optimised =
                        OptimisedReward.of(ground, null, Files.exists(run.rewardModel()) ? run.rewardModel() : null)) {
            List<RewardBreakdown> rewards = new ArrayList<>(ground.rewards());
            if (optimised.model() != null) {
                rewards.add(optimised.exercise().trained());
            }
            evaluation = new EvaluationProtocol(episodes, seed, choice, LONGEST)
                    .evaluate(policy, ground.task().environments(), rewards);
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("reward", "mean", "deviation", "lowest", "highest", ""));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("task", ground.task().name());
        map.put("episodes", episodes);
        map.put("meanLength", evaluation.meanLength());
        for (int r = 0; r < evaluation.rewards().size(); r++) {
            String name = evaluation.rewards().get(r);
            double[] returns = evaluation.returns()[r];
            double lowest = Arrays.stream(returns).min().orElseThrow();
            double highest = Arrays.stream(returns).max().orElseThrow();
            boolean intended = name.equals(ground.task().intended().name());
            boolean trained = name.equals(described.reward());
            rows.add(List.of(
                    name,
                    TerminalText.number(evaluation.mean(r)),
                    TerminalText.number(evaluation.deviation(r)),
                    TerminalText.number(lowest),
                    TerminalText.number(highest),
                    (intended ? "intended" : "") + (intended && trained ? ", " : "") + (trained ? "trained" : "")));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("mean", evaluation.mean(r));
            one.put("deviation", evaluation.deviation(r));
            one.put("lowest", lowest);
            one.put("highest", highest);
            map.put(name, one);
        }
        if (json) {
            spec.commandLine().getOut().println(AuditJson.write(map));
        } else {
            spec.commandLine()
                    .getOut()
                    .println(ground.task().name() + ": returns of " + episodes + " episodes of "
                            + TerminalText.number(evaluation.meanLength()) + " steps");
            TerminalText.columns(rows).forEach(spec.commandLine().getOut()::println);
        }
        return 0;
    }
}

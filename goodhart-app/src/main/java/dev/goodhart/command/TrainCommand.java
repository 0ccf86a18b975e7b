package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.report.Report;
import dev.goodhart.report.SettingsList;
import dev.goodhart.settings.Assignment;
import dev.goodhart.settings.SettingsReader;
import dev.goodhart.training.Exercise;
import dev.goodhart.training.TrainingRun;
import dev.goodhart.training.TrainingSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart train}: a policy for a task or a world, under any of its rewards. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Train a policy under one reward and judge it by the intended one.",
            "Writes policy, curves (CSV and TensorBoard), checkpoints and a report into a folder. Ctrl-C leaves a checkpoint;"
                    + " the same command with --resume goes on, and ends in the same bytes as a run that was never stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart train CartPole-v1 --learner ppo --steps 100000 --seed 1 --out runs/cart-pole",
            "  goodhart train examples/boat-race.yaml --reward markers --steps 50000 --out runs/boat-race",
            "  goodhart train Pendulum-v1 --learner sac --steps 20000 --set learningRate=1e-3 --out runs/pendulum",
            "  goodhart train Pendulum-v1 --learner sac --steps 10000 --reward-model model.safetensors --out runs/learned",
            "  goodhart evaluate runs/cart-pole --episodes 100",
            "",
            "Exit codes: 0 trained, 2 bad input, 130 stopped with Ctrl-C."
        })
final class TrainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TASK|WORLD.yaml",
            description =
                    "A task, such as CartPole-v1 (a wrong name lists them), or a world file (docs/world-files.md).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String source;

    @Option(names = "--learner", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private LearnerChoice learner = LearnerChoice.PPO;

    @Option(names = "--steps", paramLabel = "N", description = "Environment steps. Default: ${DEFAULT-VALUE}.")
    private long steps = 100_000;

    @Mixin
    private final TrainingRunOptions options = new TrainingRunOptions();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the learner, such as gamma=0.98. May be repeated; a wrong key lists them.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--reward", paramLabel = "NAME", description = "The reward to train. Default: the intended one.")
    private @Nullable String reward;

    @Option(
            names = "--reward-model",
            paramLabel = "FILE",
            description = "Train under what reward-model train wrote, in place of a reward of the task.")
    private @Nullable Path rewardModel;

    @Option(
            names = "--eval-episodes",
            paramLabel = "N",
            description = "Episodes of each of twenty evaluations. Default: ${DEFAULT-VALUE}.")
    private int evalEpisodes = 10;

    @Option(
            names = "--target",
            paramLabel = "RETURN",
            description = "Stop early at this mean return by the intended reward.")
    private double target = Double.POSITIVE_INFINITY;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    TrainCommand() {}

    @Override
    public Integer call() {
        if (steps < 1 || evalEpisodes < 1) {
            throw new InvalidInputException(
                    "--steps and --eval-episodes must be at least 1, are " + steps + " and " + evalEpisodes);
        }
        TrainingGround ground = options.ground(source);
        try (OptimisedReward optimised = OptimisedReward.of(ground, reward, rewardModel)) {
            return train(ground, optimised);
        }
    }

    private int train(TrainingGround ground, OptimisedReward optimised) {
        Exercise exercise = optimised.exercise();
        LearnerSettings settings = learner.settings(
                SettingsReader.of(
                        null, assignments.stream().map(Assignment::parse).toList()),
                ground.discount());
        TrainingSettings training = TrainingSettings.of(steps)
                .withEvaluations(evalEpisodes, Math.max(1, steps / 20))
                .withTarget(target);
        // Made before the folder, so that a learner that does not fit the task leaves nothing behind.
        try (TrainingRun run = new TrainingRun(exercise, settings, training, options.seed(), List.of())) {
            PrintWriter err = spec.commandLine().getErr();
            if (!options.train(run, steps, source, exercise.trained().name(), optimised::keep, err)) {
                return Goodhart.STOPPED;
            }
            tell(exercise, settings, run);
        }
        return 0;
    }

    private void tell(Exercise exercise, LearnerSettings settings, TrainingRun run) {
        TrainedAnswer answer = TrainedAnswer.read(
                options.folder(),
                exercise.spec().name(),
                learner.name().toLowerCase(Locale.ROOT),
                SettingsList.of((Record) settings),
                run.steps(),
                exercise.trained().name(),
                exercise.intended().name());
        Path report = options.report();
        if (report != null) {
            Report.write(report, TrainPage.of(answer, Reproduce.command(spec)));
        }
        PrintWriter terminal = spec.commandLine().getOut();
        if (options.json()) {
            terminal.println(answer.json(report));
        } else {
            terminal.print(answer.text(report));
            terminal.flush();
        }
    }
}

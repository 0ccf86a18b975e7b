package dev.goodhart.command;

import dev.goodhart.imitation.Imitation;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.OffPolicyLearner;
import dev.goodhart.report.Report;
import dev.goodhart.report.SettingsList;
import dev.goodhart.training.Exercise;
import dev.goodhart.training.TrainingRun;
import dev.goodhart.training.TrainingSettings;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart imitate}: a policy from demonstrations, by a reward that is learned on the way. */
@Command(
        name = "imitate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Learn a policy from demonstrations.",
        description = {
            "",
            "Off-policy adversarial imitation: a discriminator learns to tell the agent's steps from the expert's, and the agent"
                    + " optimises what it pays, under a penalty that keeps it from getting sharp. With --method distillation the"
                    + " agent is paid by a fixed reward instead: how well a network that learned from the expert's steps alone"
                    + " foretells a random one. No reward of the task is used; the result is judged by it.",
            "Writes policy, curves, checkpoints and a report into a folder. Ctrl-C leaves a checkpoint; the same command with --resume"
                    + " goes on, and ends in the same bytes as a run that was never stopped.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart imitate puck examples/environment/puck-demonstrations.csv --out runs/puck",
            "  goodhart imitate puck examples/environment/puck-demonstrations.csv --penalty none --out runs/sharp",
            "  goodhart imitate puck examples/environment/puck-demonstrations.csv --method distillation --out runs/distilled",
            "  goodhart imitate puck examples/environment/puck-demonstrations.csv --loss positive-unlabelled --set nStep=10 --out runs/ten",
            "  goodhart environment trace CartPole-v1 --behaviour scripted --episodes 4 --out poles.csv",
            "  goodhart imitate CartPole-v1 poles.csv --reward sum --steps 20000 --out runs/poles",
            "  goodhart evaluate runs/puck"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:learned", "2:bad input or usage", "130:stopped with Ctrl-C; a checkpoint is left"})
final class ImitateCommand implements Callable<Integer> {
    private static final int EVALUATIONS = 12;

    @Parameters(
            index = "0",
            paramLabel = "TASK|WORLD.yaml",
            description = "A task, such as puck (goodhart environment list), or a world file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String source;

    @Parameters(
            index = "1",
            paramLabel = "DEMONSTRATIONS.csv",
            description = "Steps of the expert, as 'goodhart environment trace' writes them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--steps", paramLabel = "N", description = "Environment steps. Default: ${DEFAULT-VALUE}.")
    private long steps = 12_000;

    @Mixin
    private final ImitateOptions options = new ImitateOptions();

    @Option(
            names = "--eval-episodes",
            paramLabel = "N",
            description = "Episodes of each of twelve evaluations by the intended reward. Default: ${DEFAULT-VALUE}.")
    private int evalEpisodes = 20;

    @Mixin
    private final TrainingRunOptions runOptions = new TrainingRunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ImitateCommand() {}

    @Override
    public Integer call() {
        if (steps < 1 || evalEpisodes < 1) {
            throw new InvalidInputException(
                    "--steps and --eval-episodes must be at least 1, are " + steps + " and " + evalEpisodes);
        }
        options.refuseWhatDoesNotApply(spec.commandLine().getParseResult());
        PrintWriter err = spec.commandLine().getErr();
        TrainingGround ground = runOptions.ground(source);
        Exercise exercise = ground.exercise(null);
        LearnerSettings settings = options.learner(exercise.spec().actions());
        Imitated imitated = imitated(ground, TrajectoryFile.read(file), err);
        List<String> warnings = imitated.warnings(options);
        warnings.forEach(warning -> err.println("goodhart: warning: " + warning));
        TrainingSettings training =
                TrainingSettings.of(steps).withEvaluations(evalEpisodes, Math.max(1, steps / EVALUATIONS));
        // Made before the folder, so that a learner that does not fit the task leaves nothing behind.
        try (TrainingRun run = new TrainingRun(
                exercise,
                who(settings, imitated),
                settings.nEnvs(),
                task -> learner(task, settings, imitated),
                training,
                runOptions.seed(),
                List.of())) {
            if (!runOptions.train(run, steps, source, "imitation", folder -> {}, err)) {
                return Goodhart.STOPPED;
            }
            tell(exercise, settings, run, imitated, warnings);
        }
        return 0;
    }

    private Imitated imitated(TrainingGround ground, List<Trajectory> episodes, PrintWriter err) {
        try {
            return Imitated.of(ground.task(), episodes, runOptions.seed(), err);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    private String who(LearnerSettings settings, Imitated imitated) {
        return "imitation of " + imitated.fingerprint() + ", " + settings + ", " + options.fingerprint()
                + (options.standardize ? ", standardized" : "");
    }

    private Learner learner(LearningTask task, LearnerSettings settings, Imitated imitated) {
        if (!(settings.create(task) instanceof OffPolicyLearner learner)) {
            throw new IllegalArgumentException("The learner must learn from a replay buffer, is " + settings);
        }
        return new Imitation(learner, options.reward(imitated, task.seeds()));
    }

    private void tell(
            Exercise exercise, LearnerSettings settings, TrainingRun run, Imitated imitated, List<String> warnings) {
        if (!(run.learner() instanceof Imitation imitation)) {
            throw new IllegalStateException("The learner must be an imitation, is " + run.learner());
        }
        ImitateGauge gauge = ImitateGauge.of(
                imitation.reward(),
                imitated.demonstrations().episodes(),
                imitated.episodesOf(
                        imitation.policy(),
                        runOptions.seed() + 1,
                        spec.commandLine().getErr()));
        String intended = exercise.intended().name();
        TrainedAnswer curves = TrainedAnswer.read(
                runOptions.folder(),
                exercise.spec().name(),
                options.agentFor(exercise.spec().actions()).name().toLowerCase(Locale.ROOT),
                SettingsList.of((Record) settings),
                run.steps(),
                intended,
                intended);
        ImitateAnswer answer = new ImitateAnswer(imitated, curves, options.words(), options.choices(), gauge, warnings);
        Path report = runOptions.report();
        if (report != null) {
            Report.write(report, ImitatePage.of(answer, Reproduce.command(spec)));
        }
        PrintWriter terminal = spec.commandLine().getOut();
        if (runOptions.json()) {
            terminal.println(answer.json(report));
        } else {
            terminal.print(answer.text(report));
        }
        terminal.flush();
    }
}

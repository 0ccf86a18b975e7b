package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.DivergedException;
import dev.goodhart.study.Versions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The {@code goodhart} command. */
@Command(
        name = "goodhart",
        description = "Design, compare and audit rewards: does optimising this reward deliver what was meant?",
        mixinStandardHelpOptions = true,
        versionProvider = Goodhart.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:the answer is no: a reward that will be gamed, a distance above the limit, an unstable judge, a claim that fails",
            "2:bad input or usage; nothing was written",
            "3:something broke down that should not",
            "130:stopped with Ctrl-C"
        })
public final class Goodhart {
    private static final List<Class<?>> COMMANDS = List.of(
            ArenaCommand.class,
            AttributeCommand.class,
            AuditCommand.class,
            CompareCommand.class,
            CreditCommand.class,
            DesignCommand.class,
            EnvironmentCommand.class,
            EvaluateCommand.class,
            FilterCommand.class,
            HierarchyCommand.class,
            ImitateCommand.class,
            JudgeCommand.class,
            LearnCommand.class,
            OveroptimizationCommand.class,
            OversightCommand.class,
            RewardModelCommand.class,
            ScorePrefixesCommand.class,
            ShapeCommand.class,
            SharpnessCommand.class,
            SurveyCommand.class,
            TrainCommand.class,
            TransformCommand.class,
            StudiesCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            CommandLine.HelpCommand.class);

    /** Exit code for an answer that is no. */
    public static final int ANSWER_IS_NO = 1;

    /** Exit code for bad input or usage. */
    public static final int BAD_INPUT = 2;

    /** Exit code when something broke down that should not. */
    public static final int BROKEN = 3;

    /** Exit code when stopped from outside, as shells give it for Ctrl-C. */
    public static final int STOPPED = 130;

    /** Makes the command; picocli calls this. */
    public Goodhart() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        int code = run(
                arguments,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        Interruption.returned();
        System.exit(code);
    }

    /**
     * Runs the command without exiting.
     *
     * @param arguments the command line
     * @param out where results go
     * @param err where errors and progress go
     * @return the exit code
     */
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Goodhart());
        for (Class<?> command : COMMANDS) {
            Command description = command.getAnnotation(Command.class);
            line.addSubcommand(
                    description.name(), mayRun(description.name(), arguments) ? command : listed(description));
        }
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof InvalidInputException
                    || exception instanceof IllegalArgumentException
                    || exception instanceof DivergedException) {
                command.getErr().println("goodhart: " + exception.getMessage());
                return BAD_INPUT;
            }
            command.getErr().println("goodhart: this should not have happened, and is a fault of Goodhart:");
            exception.printStackTrace(command.getErr());
            return BROKEN;
        });
        line.setParameterExceptionHandler(Goodhart::usageError);
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("goodhart: there is not enough memory, "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB may be used\nMaybe ask for less, or set GOODHART_JAVA_OPTS=-Xmx16g.");
            return BROKEN;
        }
    }

    /** Whether a command is named anywhere, or may be in a file of arguments. */
    private static boolean mayRun(String command, String[] arguments) {
        return Arrays.stream(arguments).anyMatch(argument -> argument.equals(command) || argument.startsWith("@"));
    }

    /** A command for the list of commands alone: to look through the options of all takes half the time that help has. */
    private static CommandSpec listed(Command description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().header(description.header()).description(description.description());
        return spec;
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"goodhart " + Versions.goodhart()};
        }
    }

    private static int usageError(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("goodhart: " + exception.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, command.getErr())) {
            command.getErr()
                    .println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what it takes.");
        }
        return BAD_INPUT;
    }
}

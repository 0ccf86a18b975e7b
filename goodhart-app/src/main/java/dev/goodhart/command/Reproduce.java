package dev.goodhart.command;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that was given, as one to type again. */
final class Reproduce {
    private Reproduce() {}

    static String command(CommandSpec spec) {
        CommandSpec root = spec.root();
        return "./" + root.name() + " "
                + root.commandLine().getParseResult().originalArgs().stream()
                        .map(Reproduce::quoted)
                        .collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}

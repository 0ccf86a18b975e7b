package dev.goodhart.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Runs the common commands once in one JVM, for the launcher to make its start-up cache from.
 *
 * <p>The commands are listed in {@code rehearsal.txt} beside this class, one a line; {@code @root@} stands for the folder of
 * the repository. What they print is thrown away, and one that fails does not stop the next: a rehearsal can only make later
 * starts faster, never anything wrong.
 */
final class Rehearsal {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        perform(commands(arguments[0]), LIMIT);
        // As the command ends: the JVM loads its logging to note who asked for the exit.
        System.exit(0);
    }

    static List<String[]> commands(String root) throws IOException {
        List<String[]> commands = new ArrayList<>();
        InputStream list = Objects.requireNonNull(Rehearsal.class.getResourceAsStream("rehearsal.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.strip().split("\\s+");
                    for (int i = 0; i < words.length; i++) {
                        words[i] = words[i].replace("@root@", root);
                    }
                    commands.add(words);
                }
            }
        }
        return commands;
    }

    /** {@return the exit code of each command that was begun within the limit} */
    static List<Integer> perform(List<String[]> commands, Duration limit) {
        List<Integer> codes = new ArrayList<>();
        long begin = System.nanoTime();
        for (String[] command : commands) {
            if (System.nanoTime() - begin < limit.toNanos()) {
                codes.add(Goodhart.run(command, nowhere(), nowhere()));
            }
        }
        return codes;
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}

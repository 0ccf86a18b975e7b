package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.goodhart.study.CanonicalJson;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings and stores that cannot be used: one clear error, exit code 2, nothing left behind. */
class BrokenStudyInputTest {
    @TempDir
    Path directory;

    /** Puts things into the directory and says what to type; {@code @} stands for the directory. */
    private interface Scene {
        String set(Path directory) throws Exception;
    }

    private static Arguments of(String command, String message) {
        return arguments(command, (Scene) directory -> command, message);
    }

    private static Arguments settings(String name, String yaml, String message) {
        return settings(name, yaml.getBytes(StandardCharsets.UTF_8), message);
    }

    private static Arguments settings(String name, byte[] bytes, String message) {
        Scene scene = directory -> {
            Files.write(directory.resolve("s.yaml"), bytes);
            return "run pace --settings @/s.yaml --store @/x.db";
        };
        return arguments("settings file: " + name, scene, message);
    }

    private static Arguments store(String name, String command, Scene scene, String message) {
        return arguments(
                "store: " + name,
                (Scene) directory -> {
                    scene.set(directory);
                    return command;
                },
                message);
    }

    private static String sql(Path directory, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("x.db"));
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
        return "";
    }

    private static Path filled(Path directory) {
        Path store = directory.resolve("x.db");
        assertThat(Invocation.of("run", "pace", "--no-html", "--seeds", 3, "--store", store)
                        .code())
                .isZero();
        return store;
    }

    static List<Arguments> commands() {
        return List.of(
                of("run --store @/x.db", "Missing required parameter: 'STUDY'"),
                of("run pase --store @/x.db", "There is no study 'pase'"),
                of("run pace --store @/x.db --seeds 0", "number of seeds (0) must be at least 1"),
                of("run pace --store @/x.db --seeds many", "Invalid value for option '--seeds'"),
                of("run pace --store @/x.db --jobs 0", "number of jobs (0) must be at least 1"),
                of("run pace --store @/x.db --fast", "Unknown option: '--fast'"),
                of("run pace --store @/x.db --set steps", "must be key=value"),
                of("run pace --store @/x.db --set stepz=3", "Maybe you meant 'steps'"),
                of("run pace --store @/x.db --set steps=3.5", "steps must be a whole number"),
                of("run pace --store @/x.db --set steps=0", "The number of steps (0) must be from 1 to 1000"),
                of("run pace --store @/x.db --set limits=3", "limits is a group of settings"),
                of("run pace --store @/x.db --set limits.mots=3", "Maybe you meant 'limits.most'"),
                of("run pace --store @/x.db --set drift=NaN", "drift must be a finite number"),
                of("run pace --store @/x.db --set mood=angry", "mood must be one of steady, fickle"),
                of("run pace --store @/x.db --set marks=[1,b]", "marks[1] must be a finite number"),
                of("run pace --store @/x.db --set pace.stepz=3", "--set pace.stepz=3: stepz is no setting"),
                of("run pace second-pace --store @/x.db --set steps=3", "must begin with the study it is for"),
                of("run pace --settings @/none.yaml --store @/x.db", "none.yaml: does not exist"),
                of("run pace --settings @ --store @/x.db", "must be a file, is a directory"),
                of("export pace --store @/x.db", "does not exist"),
                of("export pace --store @/x.db --format xml", "Invalid value for option '--format'"),
                of("export pace --store @/x.db --provenance", "must come with --format json"),
                of("export pase --store @/x.db", "There is no study 'pase'"),
                of("replay pace --arm plain --seed 0 --store @/x.db", "does not exist"),
                of("replay pace --arm plain --store @/x.db", "Missing required option: '--seed=N'"),
                of("studies pase", "Maybe you meant 'pace'"));
    }

    static List<Arguments> files() {
        return List.of(
                settings("empty", "", "is empty"),
                settings("a list", "- steps\n", "s.yaml:1: the file must be a map"),
                settings("unknown key", "drift: 1\nstep: 3\n", "s.yaml:2: step is no setting"),
                settings("wrong type", "drift: 1\n\nsteps: many\n", "s.yaml:3: steps must be a whole number"),
                settings(
                        "refused by the study", "steps: 2000\n", "s.yaml:1: The number of steps (2000) must be from 1"),
                settings("text for a group", "limits: 3\n", "s.yaml:1: limits must be a map"),
                settings("truncated", "limits: {most: 3\n", "is not YAML"),
                settings("tab", "limits:\n\tmost: 3\n", "is not YAML"),
                settings("twice the same key", "steps: 3\nsteps: 4\n", "'steps' twice"),
                settings("an alias", "drift: &a 1\nsteps: *a\n", "must not use an anchor"),
                settings("two documents", "steps: 3\n---\nsteps: 4\n", "must hold one YAML document"),
                settings("Latin-1", new byte[] {'m', 'o', 'o', 'd', ':', ' ', (byte) 0xe9, '\n'}, "must be UTF-8"),
                settings("binary", new byte[] {0, 1, 2, 3}, "control character"),
                settings("too large a number", "steps: 99999999999\n", "steps must be a whole number"),
                settings("a quoted number", "drift: '1'\n", "Maybe remove the quotes"));
    }

    static List<Arguments> stores() {
        String run = "run pace --store @/x.db";
        return List.of(
                of("run pace --store @/no/such/x.db", "must lie in a directory that exists"),
                of("run pace --store @", "must be a file, is a directory"),
                of("run pace --store jdbc:sqlite::memory:", "must be a file"),
                of("run pace --store jdbc:mysql://h/d", "is another JDBC URL"),
                of("run pace --store jdbc:postgresql://h/d?user=a&password=hush", "must not hold a password"),
                of("run pace --store /sys/x.db", "cannot be opened"),
                of("run pace --store jdbc:sqlite:@/x.db?max_page_count=2", "the disk is full"),
                arguments(
                        "store: unreachable server",
                        (Scene) directory -> {
                            try (ServerSocket socket = new ServerSocket(0)) {
                                return "run pace --store jdbc:postgresql://localhost:" + socket.getLocalPort() + "/d";
                            }
                        },
                        "cannot be reached"),
                store(
                        "text",
                        run,
                        d -> Files.writeString(d.resolve("x.db"), "dear diary\n".repeat(200)) + "",
                        "SQLite"),
                store("short text", run, d -> Files.writeString(d.resolve("x.db"), "dear diary") + "", "SQLite"),
                store("truncated", run, BrokenStudyInputTest::truncated, "is damaged"),
                store("overwritten", "export pace --store @/x.db", BrokenStudyInputTest::overwritten, "is damaged"),
                store("another program's", run, d -> sql(d, "CREATE TABLE birds (name TEXT)"), "table 'birds'"),
                store(
                        "from the future",
                        run,
                        d -> sql(
                                d,
                                "CREATE TABLE goodhart_schema (version INTEGER)",
                                "INSERT INTO goodhart_schema VALUES (9)"),
                        "has version 9"),
                store(
                        "tables gone",
                        run,
                        d -> sql(
                                d,
                                "CREATE TABLE goodhart_schema (version INTEGER)",
                                "INSERT INTO goodhart_schema VALUES (1)"),
                        "must have the tables Goodhart makes"),
                store(
                        "other columns",
                        run,
                        d -> sql(d, "CREATE TABLE goodhart_schema (x INTEGER)"),
                        "must have the tables"),
                store("edited", run + " --seeds 3", BrokenStudyInputTest::edited, "must have the digest"),
                store(
                        "no such arm",
                        "replay pace --arm fast --seed 0 --store @/x.db",
                        d -> filled(d) + "",
                        "no trial of arm"),
                store(
                        "no such seed",
                        "replay pace --arm plain --seed 7 --store @/x.db",
                        d -> filled(d) + "",
                        "and seed 7"),
                store(
                        "no such settings",
                        "export pace --settings-digest ffff00 --store @/x.db",
                        d -> filled(d) + "",
                        "with settings ffff00"),
                store(
                        "settings of an older study",
                        "replay pace --arm plain --seed 0 --store @/x.db",
                        BrokenStudyInputTest::olderSettings,
                        "not those of today's study"),
                store(
                        "export into nowhere",
                        "export pace --out @/no/such/out.csv --store @/x.db",
                        d -> filled(d) + "",
                        "cannot be written, there is no folder"));
    }

    private static String truncated(Path directory) throws IOException {
        Path store = filled(directory);
        byte[] bytes = Files.readAllBytes(store);
        Files.write(store, Arrays.copyOf(bytes, bytes.length / 2));
        return "";
    }

    private static String overwritten(Path directory) throws IOException {
        Path store = filled(directory);
        byte[] bytes = Files.readAllBytes(store);
        // Everything but the first page, which holds the header and the schema.
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(store, bytes);
        return "";
    }

    private static String edited(Path directory) throws SQLException {
        filled(directory);
        return sql(directory, "UPDATE goodhart_trial SET body = replace(body, 'end', 'END') WHERE seed = 2");
    }

    private static String olderSettings(Path directory) throws SQLException {
        filled(directory);
        return sql(directory, "UPDATE goodhart_trial SET provenance = replace(provenance, 'steps', 'strides')");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"commands", "files", "stores"})
    void oneClearError(String name, Scene scene, String message) throws Exception {
        String line = scene.set(directory);
        check(line, message);
    }

    private void check(String line, String message) throws IOException {
        Map<String, String> before = contents();
        Object[] words = Stream.of(line.split(" "))
                .map(word -> word.replace("@", directory.toString()))
                .toArray();
        Invocation invocation = Invocation.of(words);
        assertThat(invocation.code()).as(invocation.err()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.err())
                .contains(message)
                .doesNotContain("hush", "Exception", "\tat ", "null")
                .containsOnlyOnce("goodhart: ")
                .satisfies(err -> assertThat(err.lines().count()).isLessThanOrEqualTo(5));
        assertThat(contents()).isEqualTo(before);
    }

    /** What is in the directory, by name. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
                contents.put(directory.relativize(file).toString(), CanonicalJson.sha256(text));
            }
        }
        return contents;
    }

    @Test
    void aLockedStore() throws Exception {
        filled(directory);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("x.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            check("run pace --store jdbc:sqlite:@/x.db?busy_timeout=100", "is locked by another program");
            check("export pace --store jdbc:sqlite:@/x.db?busy_timeout=100", "is locked by another program");
        }
    }
}

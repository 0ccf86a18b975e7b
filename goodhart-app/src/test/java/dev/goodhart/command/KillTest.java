package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.store.SqlStore;
import dev.goodhart.store.StoreAddress;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.StoredTrial;
import dev.goodhart.study.TrialStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real command in processes of its own, stopped the hard way. */
@Timeout(300)
class KillTest {
    private static final int KILLS = 20;

    @TempDir
    Path directory;

    private List<String> command(Path store, Object... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.goodhart.command.Goodhart"));
        Arrays.stream(more).map(Object::toString).forEach(command::add);
        command.addAll(List.of("--store", store.toString()));
        return command;
    }

    private Process start(Path store, Object... more) throws IOException {
        return new ProcessBuilder(command(store, more))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("out.txt").toFile()))
                .start();
    }

    private static final Object[] RUN = {
        "run", "pace", "--set", "millis=10", "--set", "steps=200", "--seeds", 250, "--jobs", 2, "--verbose", "--no-html"
    };

    private static String export(Path store) {
        Invocation export = Invocation.of("export", "pace", "--format", "json", "--store", store);
        assertThat(export.code()).as(export.err()).isZero();
        return export.out();
    }

    /** Reads what the process says until it has told of so many trials, or ends. */
    private static void collect(BufferedReader err, Set<String> done, int enough) throws IOException {
        for (int told = 0; told < enough; ) {
            String line = err.readLine();
            if (line == null) {
                return;
            }
            // A line that the kill cut short has no end and is no report.
            if (line.startsWith("done ") && line.endsWith(" s")) {
                done.add(line.split(" ")[1]);
                told++;
            }
        }
    }

    @Test
    void killedTwentyTimesNothingFinishedIsLost() throws Exception {
        Path undisturbed = directory.resolve("undisturbed.db");
        Process whole = start(undisturbed, RUN);
        Set<String> all = new TreeSet<>();
        try (BufferedReader err = whole.errorReader(StandardCharsets.UTF_8)) {
            collect(err, all, Integer.MAX_VALUE);
        }
        assertThat(whole.waitFor()).isZero();
        assertThat(all).hasSize(500);

        Path store = directory.resolve("killed.db");
        RandomGenerator random = SeedTree.of("kill test").generator();
        Set<String> done = new TreeSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(store, RUN);
            try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
                // Some kills fall into start-up and the making of the store, most into trials and saves.
                if (kill % 4 == 0) {
                    process.waitFor(random.nextLong(100, 500), TimeUnit.MILLISECONDS);
                } else {
                    collect(err, done, random.nextInt(1, 12));
                    Thread.sleep(random.nextLong(0, 40));
                }
                assertThat(process.isAlive()).as("alive when killed").isTrue();
                // Through the handle, which leaves the pipe open: what was reported before the kill is still to be
                // read.
                assertThat(process.toHandle().destroyForcibly()).isTrue();
                process.waitFor();
                collect(err, done, Integer.MAX_VALUE);
            }
            assertThat(process.exitValue()).isNotZero();
            if (!done.isEmpty()) {
                assertThat(stored(store)).as("stored after kill " + kill).containsAll(done);
            }
        }
        assertThat(done).hasSizeBetween(20, 499);

        Process last = start(store, RUN);
        Set<String> rest = new TreeSet<>();
        try (BufferedReader err = last.errorReader(StandardCharsets.UTF_8)) {
            collect(err, rest, Integer.MAX_VALUE);
        }
        assertThat(last.waitFor()).isZero();
        assertThat(rest).as("nothing is run twice").doesNotContainAnyElementsOf(done);
        assertThat(export(store)).isEqualTo(export(undisturbed));
    }

    private static Set<String> stored(Path file) {
        Set<String> paths = new TreeSet<>();
        StoreAddress address = StoreAddress.parse(file.toString(), name -> null);
        try (TrialStore store = SqlStore.open(address)) {
            store.settings("pace")
                    .forEach(settings -> store.trials("pace", settings.digest()).stream()
                            .map(StoredTrial::key)
                            .forEach(key -> paths.add(key.path())));
        }
        return paths;
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void ctrlCStopsAtOnceAndSaysHowToContinue() throws Exception {
        Path store = directory.resolve("stopped.db");
        Process process = start(
                store, "run", "pace", "--set", "millis=500", "--seeds", 100, "--jobs", 2, "--verbose", "--no-html");
        Set<String> done = new TreeSet<>();
        String said;
        long stopping;
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            collect(err, done, 2);
            stopping = System.nanoTime();
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            said = String.join("\n", err.lines().toList());
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stopping)).isLessThan(5000);
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(said)
                .containsPattern(
                        "goodhart: stopped\\. [0-9]+ of 200 trials of pace are stored in .*stopped\\.db; run the"
                                + " same command again to continue\\.$");
        assertThat(stored(store)).containsAll(done);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith("-journal"));
        }
    }

    @Test
    void theCommandWorksInAProcessOfItsOwn() throws Exception {
        Process process = start(directory.resolve("none.db"), "export", "pace");
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err)
                .startsWith("goodhart: The store ")
                .contains("does not exist")
                .doesNotContain("\tat ");
    }
}

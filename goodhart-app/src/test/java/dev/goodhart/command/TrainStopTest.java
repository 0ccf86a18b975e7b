package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Training in a process of its own, stopped from outside. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class TrainStopTest {
    @TempDir
    Path directory;

    /** However often it is stopped, it says how to go on each time, and ends in the bytes of a run that was left alone. */
    @Test
    void stoppedThreeTimesItEndsInTheSameBytes() throws Exception {
        Path stopped = directory.resolve("stopped");
        stop(stopped, 130, "INT");
        stop(stopped, 143, "TERM", "--resume");
        stop(stopped, 130, "INT", "--resume");
        assertThat(finished(stopped, "--resume")).isZero();

        Path whole = directory.resolve("whole");
        assertThat(finished(whole)).isZero();
        for (String file : List.of("policy.safetensors", "checkpoint.safetensors", "curves.csv", "run.json")) {
            assertThat(stopped.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
    }

    private void stop(Path out, int code, String signal, String... more) throws Exception {
        Process process = start(out, more);
        Path curves = out.resolve("curves.csv");
        long before = Math.max("steps,metric,value\n".length(), length(curves));
        while (process.isAlive() && length(curves) <= before) {
            Thread.sleep(10);
        }
        for (int twice = 0; twice < 2; twice++) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(code);
        assertThat(said)
                .containsPattern("goodhart: stopped after [0-9]+ of 30000 steps, stored in .*; run the same command"
                        + " with --resume to continue\\.$");
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("checkpoint.safetensors", "policy.safetensors")
                    .noneMatch(name -> name.endsWith(".part") || name.equals("report.html"));
        }
    }

    private static long length(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private int finished(Path out, String... more) throws Exception {
        Process process = start(out, more);
        process.getErrorStream().readAllBytes();
        return process.waitFor();
    }

    private Process start(Path out, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.goodhart.command.Goodhart",
                "train",
                "identity-discrete",
                "--steps",
                "30000",
                "--set",
                "hidden=[16]",
                "--out",
                out.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("out.txt").toFile()))
                .start();
    }
}

package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own: how much memory it takes, and what it leaves when it is stopped. */
@Timeout(120)
class CreditProcessTest {
    @TempDir
    private Path folder;

    /** 100,000 lines, 47 MB in all, in a heap of 40 MB. */
    @Test
    void manyLinesAreNotHeldInMemory() throws Exception {
        Path file = folder.resolve("many.jsonl");
        String pad = "x".repeat(400);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 100_000; i++) {
                lines.write("{\"id\": " + i + ", \"units\": [\"a\", \"b " + pad + "\"], \"prefix_scores\": [0, " + i
                        + ", 1]}\n");
            }
        }
        Path out = folder.resolve("out.jsonl");
        Process process = command("-Xmx40m", "credit", "--file", file, "--out", out, "--no-html")
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("100,000 texts, 200,000 units", "and 99,990 more");
        try (Stream<String> lines = Files.lines(out)) {
            assertThat(lines.count()).isEqualTo(100_000);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void ctrlCLeavesNothingBehind() throws Exception {
        Path file = Files.writeString(folder.resolve("texts.jsonl"), "{\"text\": \"One. Two. Three.\"}\n");
        Path pid = folder.resolve("pid");
        Path out = folder.resolve("out.jsonl");
        String scorer = "echo $$ > " + pid + "; while read -r l; do sleep 2; echo 1; done";
        Process process = command("-Xmx64m", "credit", "--file", file, "--out", out, "--scorer", scorer)
                .start();
        while (!Files.exists(pid) || Files.size(pid) == 0) {
            Thread.sleep(20);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(130);
        assertThat(said).contains("goodhart: stopped. Nothing was written.");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("texts.jsonl", "pid");
        }
        long scorerId = Long.parseLong(Files.readString(pid).strip());
        for (int i = 0; i < 100 && isAlive(scorerId); i++) {
            Thread.sleep(50);
        }
        assertThat(isAlive(scorerId)).isFalse();
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    private static ProcessBuilder command(String heap, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.goodhart.command.Goodhart"));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}

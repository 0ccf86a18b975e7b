package dev.goodhart.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher's search for a JDK, on made-up installations. */
class JdkSearchTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "25, yes",
        "25.0.1, yes",
        "26-ea, yes",
        "100.2, yes",
        "24.0.2, no",
        "17.0.15, no",
        "1.8.0_402, no",
        "'', no"
    })
    void readsTheVersion(String version, String expected) throws Exception {
        Path jdk = install("jdk", version);

        assertThat(shell("jdk_is_new_enough '" + jdk + "' && echo yes || echo no", Map.of()))
                .isEqualTo(expected);
    }

    @Test
    void javaHomeComesFirst() throws Exception {
        Path named = install("named", "25.0.1");
        Path onPath = install("on path", "25.0.1");

        assertThat(find(named, onPath.resolve("bin"))).isEqualTo(named.toString());
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path named = install("named", "17.0.15");
        Path onPath = install("on path", "25.0.1");

        assertThat(find(named, onPath.resolve("bin"))).isEqualTo(onPath.toString());
    }

    @Test
    void followsTheLinksOnThePath() throws Exception {
        Path jdk = install("jdk", "25.0.1");
        Path alternatives = Files.createDirectory(folder.resolve("alternatives"));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(alternatives.resolve("java"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../alternatives/java"));

        assertThat(find(folder.resolve("missing"), bin)).isEqualTo(jdk.toString());
    }

    private String find(Path javaHome, Path onPath) throws IOException, InterruptedException {
        return shell(
                "find_jdk && printf '%s\\n' \"$jdk\"",
                Map.of("JAVA_HOME", javaHome.toString(), "PATH", onPath + ":/usr/bin:/bin"));
    }

    private Path install(String name, String version) throws IOException {
        Path jdk = folder.toRealPath().resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        var executable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(jdk.resolve("bin/java"), executable);
        Files.createFile(jdk.resolve("bin/javac"), executable);
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        return jdk;
    }

    private static String shell(String script, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", "-c", "set -u; . '" + Repository.ROOT.resolve("launcher/jdk.sh") + "'; " + script)
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}

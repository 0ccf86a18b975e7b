package dev.goodhart.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/**
 * Planted bugs: the compiler, called with the arguments that the parent pom gives it, must reject them. Error Prone and
 * NullAway have run on a newer JDK before without finding anything and without saying so.
 */
class StaticChecksTest {
    @TempDir
    Path folder;

    @Test
    void cleanCodePasses() throws Exception {
        Compilation compilation = compile("""
                package planted;

                @org.jspecify.annotations.NullMarked
                final class Planted {
                    String greet(String name) {
                        return "hello " + name.strip();
                    }
                }
                """);
        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.exit()).isZero();
    }

    @Test
    void errorsOfEveryKindAreFound() throws Exception {
        Compilation compilation = compile("""
                package planted;

                import org.jspecify.annotations.NullMarked;
                import org.jspecify.annotations.Nullable;

                @NullMarked
                final class Planted {
                    int nullDereference(@Nullable String name) {
                        return name.length();
                    }

                    String nullReturn() {
                        return null;
                    }

                    boolean arraysByIdentity(double[] a, double[] b) {
                        return a.equals(b);
                    }

                    void ignoredResult(String name) {
                        name.strip();
                    }
                }
                """);
        assertThat(compilation.exit()).isEqualTo(1);
        assertThat(compilation.output())
                .contains("Planted.java:9: error: [NullAway]")
                .contains("Planted.java:13: error: [NullAway]")
                .contains("Planted.java:17: error: [ArrayEquals]")
                .contains("Planted.java:21: error: [ReturnValueIgnored]");
    }

    @Test
    void aWarningIsEnoughToFail() throws Exception {
        Compilation compilation = compile("""
                package planted;

                final class Planted {
                    String shout(String name) {
                        return name.toUpperCase();
                    }
                }
                """);
        assertThat(compilation.exit()).isEqualTo(1);
        assertThat(compilation.output())
                .contains("Planted.java:5: warning: [StringCaseLocaleUsage]")
                .contains("error: warnings found and -Werror specified");
    }

    private record Compilation(int exit, String output) {}

    private Compilation compile(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Planted.java"), source);
        String testClassPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(compilerArguments());
        command.addAll(List.of("-Werror", "-d", folder.toString(), "-processorpath", testClassPath));
        command.addAll(List.of("-cp", jarsNamed(testClassPath, "jspecify"), file.toString()));
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(javac.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Compilation(javac.exitValue(), output);
    }

    /** What the parent pom passes to the compiler of main code, word for word. */
    private static List<String> compilerArguments() {
        Element plugin = Repository.elements(Repository.pom(Repository.ROOT), "plugin").stream()
                .filter(p -> Repository.child(p, "artifactId").equals("maven-compiler-plugin"))
                .findFirst()
                .orElseThrow();
        assertThat(Repository.elements(plugin, "failOnWarning").getFirst().getTextContent())
                .isEqualTo("true");
        Element arguments = Repository.elements(plugin, "compilerArgs").getFirst();
        return Repository.elements(arguments, "arg").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static String jarsNamed(String classPath, String name) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(name))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

package dev.goodhart.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of the corpus has one fault and is answered by one clear error.
 *
 * <p>A file begins with {@code # expect: part of the message}, then where the error must be: {@code # line: n} in the file itself (0
 * for no line) or {@code # file: name n} in a CSV (-1 when the error is about the world file). Files that are not text are listed in
 * {@code index.txt} instead.
 */
final class BrokenWorldsTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "broken-worlds");

    record Broken(Path file, String place, String expected) {
        @Override
        public String toString() {
            return String.valueOf(file.getFileName());
        }
    }

    static List<Broken> corpus() throws IOException {
        List<Broken> corpus = new ArrayList<>();
        for (String entry : Files.readAllLines(CORPUS.resolve("index.txt"))) {
            String[] parts = entry.split("\\|");
            corpus.add(new Broken(CORPUS.resolve(parts[0]), place(parts[0], Integer.parseInt(parts[1])), parts[2]));
        }
        List<Path> indexed = corpus.stream().map(Broken::file).toList();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                if (!indexed.contains(file)) {
                    corpus.add(withHeader(file));
                }
            }
        }
        return corpus;
    }

    private static Broken withHeader(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        String expected = after(lines.get(0), "# expect: ");
        String name = String.valueOf(file.getFileName());
        if (lines.get(1).startsWith("# file: ")) {
            String[] words = after(lines.get(1), "# file: ").split(" ");
            int line = Integer.parseInt(words[1]);
            return new Broken(file, line < 0 ? name : place(words[0], line), expected);
        }
        return new Broken(file, place(name, Integer.parseInt(after(lines.get(1), "# line: "))), expected);
    }

    private static String after(String line, String prefix) {
        assertThat(line).startsWith(prefix.strip());
        return line.substring(Math.min(line.length(), prefix.length()));
    }

    private static String place(String file, int line) {
        return line > 0 ? file + ":" + line + ": " : file + ":";
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void isAnsweredByOneClearError(Broken broken) {
        Throwable thrown = catchThrowable(() -> WorldFile.read(broken.file));
        assertThat(thrown).isInstanceOf(InvalidInputException.class);
        assertThat(thrown.getMessage()).contains(broken.place).contains(broken.expected);
        assertThat(thrown.getMessage().lines().count()).isLessThanOrEqualTo(4);
        assertThat(thrown.getMessage()).hasSizeLessThan(700).doesNotContain("Exception");
    }

    @Test
    void isLarge() throws IOException {
        assertThat(corpus()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void aFileTooLargeIsNotReadToItsEnd(@TempDir Path directory) throws IOException {
        byte[] comment = new byte[17_000_000];
        Arrays.fill(comment, (byte) '#');
        Path file = Files.write(directory.resolve("large.yaml"), comment);
        assertThat(catchThrowable(() -> WorldFile.read(file)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("large.yaml: must have at most 16000000 bytes");
    }

    @Test
    void whatIsNoFileIsSaidToBeNone(@TempDir Path directory) {
        assertThat(catchThrowable(() -> WorldFile.read(directory)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a directory");
        assertThat(catchThrowable(() -> WorldFile.read(directory.resolve("none.yaml"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.yaml: does not exist");
    }
}

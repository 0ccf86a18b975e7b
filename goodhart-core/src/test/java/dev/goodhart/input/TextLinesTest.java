package dev.goodhart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
    @TempDir
    private Path folder;

    private List<String> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("lines.txt"), bytes);
        List<String> lines = new ArrayList<>();
        try (TextLines text = TextLines.open(file)) {
            for (Optional<String> line = text.next(); line.isPresent(); line = text.next()) {
                lines.add(line.get());
                assertThat(text.line()).isEqualTo(lines.size());
            }
            assertThat(text.isLast()).isTrue();
        }
        return lines;
    }

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesComeWithoutTheirEnds() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n")).containsExactly("");
        assertThat(read("\uFEFFa\r\n\nb\r")).containsExactly("a", "", "b");
        assertThat(read("a\tb\n\u00e9\n")).containsExactly("a\tb", "\u00e9");
    }

    /** Longer and shorter than the buffer, and characters of four bytes across its ends. */
    @Test
    void longLinesAreWhole() throws IOException {
        String emoji = "\uD83D\uDE00".repeat(20_000);
        String exact = "x".repeat((1 << 14) - 1);
        assertThat(read(exact + "\n" + emoji + "\n" + "y".repeat(100_000)))
                .containsExactly(exact, emoji, "y".repeat(100_000));
    }

    @Test
    void whatIsNoTextIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("a\nb\u0001\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lines.txt:2: must be text, holds the control character U+0001");
        assertThatThrownBy(() -> read(new byte[] {'a', '\n', (byte) 0xE9, '\n'}))
                .hasMessageContaining("must be UTF-8 text");
        assertThatThrownBy(() -> read("x".repeat((1 << 24) + 1))).hasMessageContaining("at most 16777216 characters");
        assertThatThrownBy(() -> TextLines.open(folder.resolve("none"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> TextLines.open(folder)).hasMessageContaining("is a directory");
    }
}

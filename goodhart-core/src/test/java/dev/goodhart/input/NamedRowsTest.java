package dev.goodhart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedRowsTest {
    private static final List<NamedColumn> COLUMNS =
            List.of(NamedColumn.required("Name", "--name"), NamedColumn.optional("size", "--size"));

    @TempDir
    private Path folder;

    private List<NamedRow> read(String name, String text) {
        List<NamedRow> rows = new ArrayList<>();
        try {
            NamedRows.read(Files.writeString(folder.resolve(name), text), COLUMNS, rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @Test
    void knowsLinesColumnsAndEmptyFields() {
        List<NamedRow> rows = read("t.csv", "\uFEFFSIZE\tname\tmore\n\n# note\n1e3\t\"a\tb\"\t\n\tc\tx\n");
        assertThat(rows.get(0).line()).isEqualTo(4);
        assertThat(rows.get(0).text("name")).isEqualTo("a\tb");
        assertThat(rows.get(0).number("size")).isEqualTo(1000);
        assertThat(rows.get(1).optionalNumber("size")).isEmpty();
        assertThat(rows.get(1).has("more")).isTrue();
        assertThat(rows.get(1).has("less")).isFalse();
        assertThatThrownBy(() -> rows.get(1).requiredText("size"))
                .hasMessageContaining("t.csv:5: size must not be empty");
        assertThatThrownBy(() -> rows.get(1).number("size")).hasMessageContaining("must be a finite number, is ''");
    }

    @Test
    void aKeyThatComesTwiceInJsonIsRefused() {
        assertThat(read("t.ndjson", "{\"Name\":\"a\",\"size\":2}").getFirst().number("size"))
                .isEqualTo(2);
        assertThatThrownBy(() -> read("t.jsonl", "{\"Name\":\"a\",\"Name\":\"b\"}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("t.jsonl:1: is not JSON");
        assertThatThrownBy(() -> read("t.jsonl", "\n{\"size\":1}")).hasMessageContaining("t.jsonl:2: Name is missing");
    }

    @Test
    void aColumnOfAnotherNameIsInOneRowAtLeast() {
        List<NamedColumn> columns = List.of(NamedColumn.optional("length", "--size", "size"));
        assertThatThrownBy(() -> NamedRows.parse("t", "size\n1\n", false, columns, row -> {}))
                .hasMessageContaining("t:1: must be a header with the column 'length'");
        assertThatThrownBy(() -> NamedRows.parse("t", "{\"size\":1}\n", true, columns, row -> {}))
                .hasMessageContaining("length is missing in every line");
        List<String> read = new ArrayList<>();
        NamedRows.parse("t", "{\"size\":1}\n{\"length\":2}\n", true, columns, row -> read.add(row.text("length")));
        assertThat(read).containsExactly("", "2");
    }

    @Test
    void aRowOfAnotherWidthIsExplained() {
        assertThatThrownBy(() -> read("t.csv", "name,size\na,1,2\n"))
                .hasMessageContaining("t.csv:2: must have 2 fields like the header, has 3")
                .hasMessageContaining("must stand in quotes");
        assertThatThrownBy(() -> read("t.csv", "name,size\n\"a,1\nb,2\n"))
                .hasMessageContaining("t.csv:2: must have 2 fields like the header, has 1")
                .hasMessageContaining("a quote in this line is not closed");
    }

    @Test
    void decimalCommasAreExplained() {
        assertThatThrownBy(() -> read("t.csv", "name;size\na;1,5\n").getFirst().number("size"))
                .hasMessageContaining("Maybe the decimal comma");
    }
}

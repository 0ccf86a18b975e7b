package dev.goodhart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTableTest {
    private static final List<String> COLUMNS = List.of("name", "value");

    @TempDir
    private Path directory;

    private List<String> read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("t.csv"), text);
        List<String> rows = new ArrayList<>();
        int count =
                CsvTable.read(file, COLUMNS, 3, row -> rows.add(row.line() + ":" + row.text(0) + "=" + row.number(1)));
        assertThat(count).isEqualTo(rows.size());
        return rows;
    }

    @Test
    void readsWithAndWithoutHeader() throws IOException {
        assertThat(read("a,1\nb,2.5\n")).containsExactly("1:a=1.0", "2:b=2.5");
        assertThat(read("name,value\na,1\n")).containsExactly("2:a=1.0");
        assertThat(read("\uFEFFName, Value\r\n\r\n# note\r\n a , -1e3\r\n")).containsExactly("4:a=-1000.0");
    }

    @Test
    void keepsQuotedCommasAndCountsLinesInsideQuotes() throws IOException {
        assertThat(read("\"a,\nb\",1\nc,2")).containsExactly("1:a,\nb=1.0", "3:c=2.0");
    }

    @Test
    void namesLineColumnAndWhatCame() {
        assertThatThrownBy(() -> read("a,1\nb,x\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("t.csv:2: value must be a finite number, is 'x'");
        assertThatThrownBy(() -> read("nom,valeur\nb,1\n"))
                .hasMessageContaining("t.csv:1: value must be")
                .hasMessageEndingWith("one must read name,value");
        assertThatThrownBy(() -> read("a,1,2\n")).hasMessageContaining("must have 2 columns (name, value), has 3");
        assertThatThrownBy(() -> read("a,1\n\"b,1\nc,1\n"))
                .hasMessageContaining("t.csv:2: must have 2 columns")
                .hasMessageEndingWith("a quote in this line is not closed");
        assertThatThrownBy(() -> read("a,1\nb,1\nc,1\nd,1\n"))
                .hasMessageContaining("t.csv:4: must have at most 3 rows");
        for (String number : List.of("NaN", "Infinity", "1e999", "0x10", "1f", "")) {
            assertThatThrownBy(() -> read("a," + number + "\n")).hasMessageContaining("must be a finite number");
        }
    }
}

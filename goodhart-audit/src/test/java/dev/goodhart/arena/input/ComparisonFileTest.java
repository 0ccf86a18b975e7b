package dev.goodhart.arena.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.arena.Match;
import dev.goodhart.arena.Verdict;
import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonFileTest {
    private static final Match ANN_BEATS_BOB = Match.of("ann", "bob", Verdict.LEFT);

    @TempDir
    private Path folder;

    private List<Match> read(String name, String text, ComparisonColumns columns) {
        try {
            return ComparisonFile.read(Files.writeString(folder.resolve(name), text), columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Match> read(String text) {
        return read("c.csv", text, ComparisonColumns.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "left,right,result\nann,bob,left\n",
                "\uFEFFleft,right,result\r\nann,bob,LEFT\r\n",
                "result;Right;Left\nA;bob;ann\n",
                "left\tright\tresult\nann\tbob\tmodel_a",
                "# judged in May\n\nleft,right,result,notes\n\"ann\", bob ,ann,\"said \"\"yes\"\",\nthen left\"\n"
            })
    void readsWhatSpreadsheetsWrite(String text) {
        assertThat(read(text)).containsExactly(ANN_BEATS_BOB);
    }

    @Test
    void readsAllColumnsByTheirOwnNames() {
        ComparisonColumns columns = new ComparisonColumns(
                "model_a", "model_b", "winner", "language", "question", "user", "key", Map.of("1", Verdict.LEFT));
        assertThat(read(
                        "c.csv",
                        "key,model_a,model_b,winner,user,language,question\n7,x,y,1,u1,de,q9\n8,x,y,tie,u2,de,q9\n",
                        columns))
                .containsExactly(
                        new Match("de", "q9", "x", "y", Verdict.LEFT, "u1"),
                        new Match("de", "q9", "x", "y", Verdict.DRAW, "u2"));
    }

    /** Columns that were asked for must hold verdicts; the object of JSON lines may hold answers to other questions, too. */
    @Test
    void readsAnswersToFactorQuestions() throws IOException {
        ComparisonColumns columns = new ComparisonColumns(
                "left", "right", "result", "task", "item", "judge", "id", Map.of(), List.of("fast", "tidy"));
        assertThat(read("c.csv", "left,right,result,fast,tidy\na,b,left,right,\nb,a,draw,b,tie\n", columns))
                .extracting(Match::answers)
                .containsExactly(Map.of("fast", Verdict.RIGHT), Map.of("fast", Verdict.LEFT, "tidy", Verdict.DRAW));
        String row = "{\"left\":\"a\",\"right\":\"b\",\"result\":\"left\",\"answers\":"
                + "{\"fast\":\"draw\",\"opened\":\"yes\",\"count\":3}}";
        assertThat(read("c.jsonl", row, ComparisonColumns.defaults()).getFirst().answers())
                .isEqualTo(Map.of("fast", Verdict.DRAW));
        assertThatThrownBy(() -> read("c.csv", "left,right,result,fast,tidy\na,b,left,quick,\n", columns))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("c.csv:2: fast must be left, right or draw");
        assertThatThrownBy(() -> read("c.csv", "left,right,result,fast\na,b,left,b\n", columns))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be a header with the column 'tidy'");
    }

    @Test
    void readsJsonLines() {
        String text = "{\"left\":\"ann\",\"right\":\"bob\",\"result\":\"left\",\"item\":100,\"answers\":{\"x\":1}}\n\n";
        assertThat(read("c.jsonl", text, ComparisonColumns.defaults()))
                .containsExactly(new Match("", "100", "ann", "bob", Verdict.LEFT, ""));
    }

    /** Lines are separated by | here; the error must name the line and hold the words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "left,right,result ~ must have a row",
                "left,right,result|a,a,left ~ c.csv:2: right must be another entrant",
                "left,right,result|x,y,won ~ c.csv:2: result must be left, right or draw",
                "left,right,result|x,y,lefft ~ you meant 'left'",
                "left,right,result|x,y,NaN ~ c.csv:2: result",
                "left,right,result|x,NaN,left ~ c.csv:2: right must name an entrant",
                "left,right,result|,y,left ~ c.csv:2: left must name an entrant",
                "left,right,result|x,y,left|x,y,left,more ~ c.csv:3: must have 3 fields like the header, has 4",
                "left,right,result|x,y,left|x,y ~ c.csv:3: must have 3 fields",
                "left,right,verdict|x,y,left ~ name it with --result",
                "lefft,right,result|x,y,left ~ the column 'lefft' is meant",
                "left,right,result,left|x,y,left,z ~ 'left' twice",
                "id,left,right,result|7,x,y,left|8,x,y,left|7,x,z,draw ~ c.csv:4: id '7' must be unique, is also on line 2",
                "left,right,result|\"x,y,left ~ c.csv",
            })
    void refusesWithTheLine(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('|', '\n')))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnEmptyFileAndWhatIsNoText() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has none");
        assertThatThrownBy(() -> read("left,right\0,result\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("U+0000");
        assertThatThrownBy(() -> ComparisonFile.read(folder.resolve("none.csv"), ComparisonColumns.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"{oops ~ :1: is not JSON", "[1] ~ :1: must be a JSON object", "{\"left\":\"a\"} ~ right is missing"
            })
    void refusesBrokenJson(String text, String message) {
        assertThatThrownBy(() -> read("c.jsonl", text, ComparisonColumns.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aColumnCannotMeanTwoThings() {
        assertThatThrownBy(() -> new ComparisonColumns("a", "A", "r", "t", "i", "j", "id", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("two");
    }
}

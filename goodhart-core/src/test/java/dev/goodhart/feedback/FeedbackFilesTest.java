package dev.goodhart.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeedbackFilesTest {
    private static final KnownIds RUNS = KnownIds.of("runs.csv", List.of("run-1", "run-2", "run-3", "#4", "a,\"b\""));

    @TempDir
    private Path folder;

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String extension(FeedbackForm form) {
        return form == FeedbackForm.CSV ? ".csv" : ".jsonl";
    }

    @ParameterizedTest
    @EnumSource
    void comparisonsAreReadAsWritten(FeedbackForm form) throws IOException {
        List<Comparison> said = List.of(
                new Comparison("#4", "a,\"b\"", Preference.FIRST, "anna"),
                new Comparison("run-2", "run-1", Preference.TIE, ""),
                new Comparison("run-1", "run-3", Preference.SECOND, "a, b\nand c"));
        StringWriter out = new StringWriter();
        ComparisonFile.write(out, form, said);

        assertThat(ComparisonFile.read(file("c" + extension(form), out.toString()), RUNS))
                .isEqualTo(said);
    }

    @Test
    void theFormsAreWrittenToTheByte() throws IOException {
        StringWriter csv = new StringWriter();
        new ComparisonWriter(csv, FeedbackForm.CSV, List.of("decided_by"))
                .write(new Comparison("x", "y", Preference.SECOND, "anna"), "queue");
        StringWriter json = new StringWriter();
        TripletFile.write(json, FeedbackForm.JSON_LINES, List.of(new Triplet("a", "b", "c", "anna")));

        assertThat(csv).hasToString("first,second,preference,judge,decided_by\nx,y,second,anna,queue\n");
        assertThat(json)
                .hasToString("{\"first\":\"a\",\"second\":\"b\",\"third\":\"c\",\"odd_one_out\":\"3\","
                        + "\"person\":\"anna\"}\n");
    }

    @Test
    void aJudgeMayBeMissingAndOtherColumnsAreIgnored() {
        Path path = file("c.csv", "preference,note,second,first\nFirst,well,run-2,run-1\n");

        assertThat(ComparisonFile.read(path, RUNS))
                .containsExactly(new Comparison("run-1", "run-2", Preference.FIRST, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run-1,run-9,tie   | c.csv:3: second must be an id of runs.csv, is 'run-9'",
                "run-1,runn-2,tie  | Maybe you meant 'run-2'",
                "run-1,run-1,tie   | c.csv:3: second must be another id than first, is 'run-1' too",
                "run-1,,tie        | c.csv:3: second must not be empty",
                "run-1,run-2,tied  | c.csv:3: preference must be first, second or tie, is 'tied'",
                "run-1,run-2,tied  | Maybe you meant 'tie'",
                "run-1,run-2       | c.csv:3: must have 3 fields like the header, has 2"
            })
    void whatIsNoComparisonIsRefusedAtItsLine(String row, String message) {
        Path path = file("c.csv", "first,second,preference\nrun-1,run-2,tie\n" + row.strip() + "\n");

        assertThatThrownBy(() -> ComparisonFile.read(path, RUNS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aColumnThatNoOptionNamesIsToBeRenamed() {
        assertThatThrownBy(() -> ComparisonFile.read(file("c.csv", "first,second,choice\nrun-1,run-2,tie\n"), RUNS))
                .hasMessageEndingWith(
                        "c.csv:1: must be a header with the column 'preference', has first, second, choice"
                                + "\nMaybe rename the column to 'preference'");
    }

    @Test
    void aFileWithoutRowsIsRefused() {
        assertThatThrownBy(() -> ComparisonFile.read(file("c.csv", "first,second,preference\n"), KnownIds.ANY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("c.csv: must have a row for each comparison, has none");
    }

    @ParameterizedTest
    @EnumSource
    void tripletsAreReadAsWritten(FeedbackForm form) throws IOException {
        List<Triplet> said =
                List.of(new Triplet("run-1", "run-3", "run-2", "anna"), new Triplet("#4", "run-1", "run-3", ""));
        StringWriter out = new StringWriter();
        TripletFile.write(out, form, said);

        assertThat(TripletFile.read(file("t" + extension(form), out.toString()), RUNS))
                .isEqualTo(said);
    }

    @Test
    void theOddOneIsNamedByItsPlace() {
        Path path = file(
                "t.csv",
                "first,second,third,odd_one_out,person\nrun-1,run-2,run-3,1,anna\nrun-1,run-2,run-3,2,\n"
                        + "run-1,run-2,run-3,3,ben\n");

        assertThat(TripletFile.read(path, RUNS))
                .containsExactly(
                        new Triplet("run-2", "run-3", "run-1", "anna"),
                        new Triplet("run-1", "run-3", "run-2", ""),
                        new Triplet("run-1", "run-2", "run-3", "ben"));
        assertThat(TripletFile.read(
                        file(
                                "t.jsonl",
                                "{\"first\":\"run-1\",\"second\":\"run-2\",\"third\":\"run-3\",\"odd_one_out\":1}\n"),
                        RUNS))
                .containsExactly(new Triplet("run-2", "run-3", "run-1", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run-1,run-2,run-3,0     | t.csv:2: odd_one_out must be 1, 2 or 3, is '0'",
                "run-1,run-2,run-3,run-2 | Maybe its place 2 is meant",
                "run-1,run-2,run-1,1     | t.csv:2: third must be another id than first, is 'run-1' too",
                "run-1,run-2,run-7,1     | t.csv:2: third must be an id of runs.csv, is 'run-7'"
            })
    void whatIsNoTripletIsRefusedAtItsLine(String row, String message) {
        Path path = file("t.csv", "first,second,third,odd_one_out\n" + row.strip() + "\n");

        assertThatThrownBy(() -> TripletFile.read(path, RUNS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    /** Blanks at the head of an answer are part of it for a language model. */
    @Test
    void pairsOfTextsKeepTheirBlanks() throws IOException {
        List<PreferencePair> pairs =
                List.of(new PreferencePair("The sky is", " blue.\n", " green."), new PreferencePair("", "a", "b"));
        StringWriter out = new StringWriter();
        PreferencePairFile.write(out, FeedbackForm.JSON_LINES, pairs);

        assertThat(out.toString())
                .startsWith("{\"prompt\":\"The sky is\",\"chosen\":\" blue.\\n\",\"rejected\":\" green.\"}\n");
        assertThat(PreferencePairFile.read(file("p.jsonl", out.toString()))).isEqualTo(pairs);
        assertThat(PreferencePairFile.read(file("q.jsonl", "{\"chosen\":\"a\",\"rejected\":\"b\"}\n")))
                .containsExactly(pairs.get(1));
        assertThat(PreferencePairFile.read(file("q.csv", "chosen,rejected\na,b\n")))
                .containsExactly(pairs.get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"chosen\":\"run-1\",\"rejected\":\"run-1\"}        | p.jsonl:1: rejected must be another answer than chosen",
                "{\"chosen\":\"run-1\"}                               | p.jsonl:1: rejected must be a text, is missing",
                "{\"chosen\":\"run-1\",\"rejected\":\"x\"}            | p.jsonl:1: rejected must be an id of runs.csv, is 'x'",
                "{\"chosen\":[{\"role\":\"user\"}],\"rejected\":\"x\"} | Maybe the messages of a conversation",
                "[1]                                                  | p.jsonl:1: must be a JSON object",
                "{\"chosen\":                                         | p.jsonl:1: is not JSON"
            })
    void whatIsNoPairIsRefusedAtItsLine(String row, String message) {
        assertThatThrownBy(() -> PreferencePairFile.read(file("p.jsonl", row.strip() + "\n"), RUNS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void aComparisonIsAPairUnlessItIsATie() {
        Comparison second = new Comparison("x", "y", Preference.SECOND, "anna");
        Comparison tie = new Comparison("x", "y", Preference.TIE, "anna");

        assertThat(PreferencePair.of(second, id -> "p", id -> "text of " + id))
                .contains(new PreferencePair("p", "text of y", "text of x"));
        assertThat(PreferencePair.of(tie, id -> "p", id -> id)).isEmpty();
        assertThat(PreferencePair.of(second, id -> "p", id -> "same")).isEmpty();
        assertThat(new PreferencePair("", "y", "x").comparison("ben"))
                .isEqualTo(new Comparison("y", "x", Preference.FIRST, "ben"));
    }

    @Test
    void idsAreReadFromAColumnWhereTheyMayRepeat() {
        Path steps = file("steps.csv", "id,step\nb,0\nb,1\na,0\n");

        assertThat(KnownIds.read(steps, "id").ids()).containsExactly("b", "a");
        assertThatThrownBy(() -> KnownIds.read(file("e.csv", "id,step\n,0\n"), "id"))
                .hasMessageContaining("e.csv:2: id must not be empty");
    }

    @Test
    void anIdThatWouldNotBeReadAgainIsNotWritten() {
        Comparison blank = new Comparison("x ", "y", Preference.TIE, "");

        assertThatThrownBy(() -> ComparisonFile.write(new StringWriter(), FeedbackForm.CSV, List.of(blank)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'x '");
    }
}

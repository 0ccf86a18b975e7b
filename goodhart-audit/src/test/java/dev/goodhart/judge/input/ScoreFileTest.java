package dev.goodhart.judge.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.judge.JudgeScore;
import dev.goodhart.judge.text.Dialogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreFileTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('|', '\n'));
    }

    private static ScoreRows read(Path... files) {
        return ScoreFile.read(List.of(files), ScoreColumns.defaults());
    }

    @Test
    void longFormWithSeparatorsQuotesAndAByteOrderMark() throws IOException {
        Path file =
                file("s.csv", "\uFEFFLanguage;Model;Metric;Score;Item;note|en;\"a;b\";m;2.5;1;x|fi;\"a;b\";m;;1;y|");
        ScoreRows rows = read(file);
        assertThat(rows.scores()).containsExactly(new JudgeScore("en", "a;b", "1", "m", 2.5, ""));
        assertThat(rows.empty()).isEqualTo(1);
    }

    @Test
    void theJudgesOutputsOneFileForEachLanguage() throws IOException {
        String row =
                "{\"conversation_id\":\"c1\",\"generator_model\":\"g\",\"judge_model\":\"j\",\"G\":4,\"R\":3,\"C\":2,\"F\":1,"
                        + "\"explanation\":\"fine, \\\"really\\\"\",\"source_file\":\"x.json\"}|";
        ScoreRows rows = read(file("et.jsonl", row), file("fi.jsonl", row));
        assertThat(rows.scores()).hasSize(8).contains(new JudgeScore("et", "g", "c1", "G", 4, "j"));
        assertThat(rows.scores().stream().map(JudgeScore::context).distinct()).containsExactly("et", "fi");
        Path high = file("hu.jsonl", row.replace("\"C\":2", "\"C\":4"));
        assertThatThrownBy(() -> read(high, high))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("hu.jsonl:1: C must be from 0 to 3", "--scale C=");
    }

    @Test
    void theJudgeMayBeTheContext() throws IOException {
        ScoreColumns usual = ScoreColumns.defaults();
        ScoreColumns columns = new ScoreColumns(
                List.of("judge_model"),
                usual.system(),
                usual.item(),
                usual.rater(),
                usual.metric(),
                usual.score(),
                List.of("C", "F"),
                Map.of(),
                false,
                true);
        ScoreRows rows =
                ScoreFile.read(List.of(file("j.csv", "judge_model,model,item,C,F|gpt,a,1,9,1|gpt,a,2,,1|")), columns);
        assertThat(rows.scores())
                .contains(new JudgeScore("gpt", "a", "1", "C", 9, ""))
                .hasSize(3);
        assertThat(rows.empty()).isEqualTo(1);
    }

    @Test
    void withoutNamesRowsAreItemsOfTheirOwn() throws IOException {
        ScoreRows rows = read(file("s.csv", "context,system,metric,score|a,x,m,1|a,x,m,2|"));
        assertThat(rows.scores().stream().map(JudgeScore::item).distinct()).hasSize(2);
    }

    @Test
    void copiesAreLeftOutAndTheFirstMayBeKept() throws IOException {
        Path copies = file("s.csv", "context,system,item,metric,score|a,x,1,m,1|a,x,1,m,1.0|");
        assertThat(read(copies).repeated()).isEqualTo(1);
        Path other = file("o.csv", "context,system,item,metric,score|a,x,1,m,1|a,x,1,m,2|");
        ScoreColumns usual = ScoreColumns.defaults();
        ScoreRows kept = ScoreFile.read(
                List.of(other),
                new ScoreColumns(
                        usual.context(),
                        usual.system(),
                        usual.item(),
                        usual.rater(),
                        usual.metric(),
                        usual.score(),
                        List.of(),
                        Map.of(),
                        true,
                        true));
        assertThat(kept.scores()).extracting(JudgeScore::score).containsExactly(1.0);
        assertThat(kept.repeated()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "context,system,metric,score|a,x,m,NaN ~ s.csv:2: score must be a finite number, is 'NaN'",
                "context,system,metric,score|a,x,m,inf ~ s.csv:2: score must be a finite number",
                "context,system,metric,score|a,,m,1 ~ s.csv:2: system must name a system, is ''",
                "context,system,metric,score|nan,x,m,1 ~ s.csv:2: context must name a context",
                "context,system,metric,score ~ must have a row for each score, has none",
                "context,system,metric,score|a,x,m ~ must have 4 fields like the header, has 3",
                "system,metric,score|x,m,1 ~ must have a column 'context' or 'language' or 'lang'",
                "context,metric,score|a,m,1 ~ must have a column 'system' or 'model'",
                "context,system,coherence|a,x,1 ~ --metrics",
                "context,system,item,metric,score|a,x,1,m,1|a,x,1,m,2 ~ '1' has 1.0 at",
                "`` ~ must have a row for each score",
            })
    void refusesInOneMessage(String text, String message) throws IOException {
        Path file = file("s.csv", text);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void dialoguesInBothForms() throws IOException {
        Path corpus = file(
                "combined_et.json",
                "{\"m1\":[{\"subject\":\"s\",\"messages\":[{\"from_name\":\"n\",\"from_type\":\"agent\",\"message\":\"Tere\"}]},"
                        + "{\"messages\":[]}]}");
        assertThat(DialogueFile.read(corpus))
                .containsExactly(new Dialogue(
                        "combined_et", "m1", "combined_et:1", List.of(new Dialogue.Turn("agent", "Tere"))));
        Path lines = file(
                "d.jsonl",
                "{\"language\":\"en\",\"model\":\"m\",\"id\":7,\"messages\":[{\"role\":\"customer\",\"content\":\"Hi\"}]}|"
                        + "{\"language\":\"en\",\"model\":\"m\",\"id\":8,\"text\":\"Hello\"}|");
        assertThat(DialogueFile.read(lines)).extracting(Dialogue::text).containsExactly("Hi", "Hello");
        assertThatThrownBy(() -> DialogueFile.read(file("e.json", "{\"m\": 3}")))
                .hasMessageContaining("m must be a list");
        assertThatThrownBy(() -> DialogueFile.read(file("e.json", "{\"m\":|[,]}")))
                .hasMessageContaining("e.json:2: is not JSON");
        assertThatThrownBy(() -> DialogueFile.read(file("e.jsonl", "{\"model\":\"m\",\"item\":1}")))
                .hasMessageContaining("must have messages or text");
    }

    @Test
    void embeddingsHaveOneLength() throws IOException {
        String row = "{\"context\":\"en\",\"system\":\"m\",\"item\":\"1\",\"embedding\":[1,2.5]}|";
        assertThat(EmbeddingFile.read(file("e.jsonl", row)).get(List.of("en", "m", "1")))
                .containsExactly(1, 2.5);
        assertThatThrownBy(() -> EmbeddingFile.read(file("e.jsonl", row + row.replace("2.5", "2,3"))))
                .hasMessageContaining("e.jsonl:2: embedding must have 2 numbers");
        assertThatThrownBy(() -> EmbeddingFile.read(file("e.jsonl", row.replace("2.5", "\"x\""))))
                .hasMessageContaining("list of numbers");
    }
}

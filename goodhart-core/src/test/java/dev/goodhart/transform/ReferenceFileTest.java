package dev.goodhart.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFileTest {
    @TempDir
    Path folder;

    private ReferenceScores read(String name, String text, LengthPenalty penalty) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return ReferenceFile.read(file, ScoreColumns.defaults(), penalty);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<ReferenceScore> rows = List.of(
                new ReferenceScore("say \"hi\"", 0.1 + 0.2, "sft", "sha"),
                new ReferenceScore("two", -1e-17, "sft", "sha"));
        ReferenceScores references = read("r.jsonl", ReferenceFile.jsonLines(rows), LengthPenalty.none());

        assertThat(references.prompts()).containsExactly("say \"hi\"", "two");
        assertThat(references.of(0)).containsExactly(0.1 + 0.2);
        assertThat(references.of(1)).containsExactly(-1e-17);
        assertThat(references.policies()).containsExactly("sft");
        assertThat(references.rewardModel()).isEqualTo("sha");
    }

    @Test
    void lengthIsPaidForBeforeAnythingElse() throws IOException {
        String text = "prompt,score,length\na,1,310\na,2,10\n";

        assertThat(read("r.csv", text, LengthPenalty.ofThePaper()).of(0)).containsExactly(0.9, 2);
        assertThat(read("r.csv", text, LengthPenalty.none()).of(0)).containsExactly(1, 2);
    }

    @Test
    void errorsNameTheLine() {
        assertThatThrownBy(() -> read("r.csv", "prompt,score\na,1\nb,NaN\n", LengthPenalty.none()))
                .hasMessageContaining("r.csv:3: score must be a finite number, is 'NaN'");
        assertThatThrownBy(() -> read("r.csv", "prompt,score\n", LengthPenalty.none()))
                .hasMessageContaining("must have a row for each reference answer");
        assertThatThrownBy(() -> read("r.csv", "prompt,score,reward_model\na,1,x\na,2,y\n", LengthPenalty.none()))
                .hasMessageContaining("r.csv:3: reward_model must be the same in all rows, is 'y' after 'x'");
        assertThatThrownBy(() -> read("r.csv", "prompt,score\na,1\n", LengthPenalty.ofThePaper()))
                .hasMessageContaining("must be a header with the column 'length'");
        assertThatThrownBy(() -> read("r.csv", "prompt,score,length\na,1,2.5\n", LengthPenalty.ofThePaper()))
                .hasMessageContaining("r.csv:2: length must be a whole number of tokens, is 2.5");
        assertThatThrownBy(() -> read("r.csv", "prompt,score\n,1\n", LengthPenalty.none()))
                .hasMessageContaining("r.csv:2: prompt must not be empty");
    }
}

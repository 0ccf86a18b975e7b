package dev.goodhart.goalconditioned.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.goalconditioned.GoalConditionedRewardTrainer;
import dev.goodhart.goalconditioned.PrefixRewardOptions;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.goalconditioned.SequencePair;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.representation.TrajectoryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceLinesTest {
    @TempDir
    private Path folder;

    private SequenceLines lines(String text) throws IOException {
        Path file = folder.resolve("pairs.jsonl");
        Files.writeString(file, text);
        return SequenceLines.read(file, List.of("chosen", "rejected"));
    }

    private List<SequencePair> pairs(String text) throws IOException {
        SequenceLines lines = lines(text);
        return lines.pairs(SequenceEncoding.of(lines, Optional.empty()), Optional.empty());
    }

    @Test
    void wordsAndMarksAreSteps() throws IOException {
        assertThat(WordEncoding.words("It's 2 + 2.")).containsExactly("It", "'", "s", "2", "+", "2", ".");
        Sequence chosen = pairs("{\"prompt\": \"one two\", \"chosen\": \"yes, sir\", \"rejected\": \"no\"}")
                .getFirst()
                .chosen();
        assertThat(chosen.prompt()).isEqualTo(2);
        assertThat(chosen.answerLength()).isEqualTo(3);
    }

    @Test
    void listsAreTokenIds() throws IOException {
        Sequence.Tokens chosen = (Sequence.Tokens) pairs("{\"prompt\": [4], \"chosen\": [1, 2], \"rejected\": [3]}")
                .getFirst()
                .chosen();
        assertThat(chosen.tokens()).containsExactly(4, 1, 2);
        assertThat(chosen.prompt()).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        refused(
                "{\"chosen\": \"a\", \"rejected\": \"b\"}\n{\"chosen\": \"a\", \"rejected\": \"a\"}",
                "2",
                "another answer");
        refused("{\"chosen\": \"a\"}", "1", "is missing");
        refused("{\"chosen\": \"\", \"rejected\": \"b\"}", "1", "must have a word");
        refused("{\"chosen\": [], \"rejected\": [1]}", "1", "must have a token");
        refused("{\"chosen\": [1], \"rejected\": [-1]}", "1", "token ids");
        refused("{\"chosen\": [1], \"rejected\": \"b\"}", "1", "list of token ids");
        refused("chosen,rejected\na,b", "1", "is not JSON");
        refused("[1]", "1", "JSON object");
        refused("", "", "has none");
    }

    private void refused(String text, String line, String message) {
        assertThatThrownBy(() -> pairs(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(message);
    }

    @Test
    void aModelIsReadAsItWasWritten() throws IOException {
        SequenceLines lines =
                lines("{\"chosen\": \"a b c\", \"rejected\": \"a c\"}\n{\"chosen\": \"b b\", \"rejected\": \"c\"}");
        SequenceEncoding encoding = SequenceEncoding.of(lines, Optional.empty());
        List<SequencePair> pairs = lines.pairs(encoding, Optional.empty());
        Path file = folder.resolve("model.safetensors");
        ResumableRandom random = new ResumableRandom(1);
        try (PrefixModelFile model = new PrefixModelFile(
                GoalConditionedRewardTrainer.fit(
                        encoding.backbone(6, random),
                        pairs,
                        PrefixRewardOptions.defaults().withSteps(3),
                        random),
                encoding)) {
            model.save(file);
            try (PrefixModelFile loaded = PrefixModelFile.load(file)) {
                List<Sequence> chosen = lines.sequences("chosen", loaded.encoding(), Optional.empty());
                assertThat(loaded.model().score(chosen))
                        .containsExactly(model.model().score(chosen));
                assertThat(loaded.model().qValues(chosen, loaded.model().goal()))
                        .isDeepEqualTo(
                                model.model().qValues(chosen, model.model().goal()));
            }
        }
        assertThatThrownBy(() -> PrefixModelFile.load(folder.resolve("none")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void trajectoriesGoByTheirIds() throws IOException {
        TrajectoryTable table = new TrajectoryTable(
                List.of("up", "down"),
                List.of(new double[][] {{0}, {4}}, new double[][] {{0}, {-4}}),
                List.of("s0"),
                true);
        SequenceLines lines = lines("{\"chosen\": \"up\", \"rejected\": \"down\"}");
        SequenceEncoding encoding = SequenceEncoding.of(lines, Optional.of(table));

        Sequence.Vectors chosen = (Sequence.Vectors)
                lines.pairs(encoding, Optional.of(table)).getFirst().chosen();

        assertThat(chosen.steps()).isDeepEqualTo(new double[][] {{0}, {1}});
        assertThatThrownBy(() -> lines.pairs(encoding, Optional.empty())).hasMessageContaining("--trajectories");
        SequenceLines unknown = lines("{\"chosen\": \"up\", \"rejected\": \"left\"}");
        assertThatThrownBy(() -> unknown.pairs(encoding, Optional.of(table))).hasMessageContaining("must be an id");
    }
}

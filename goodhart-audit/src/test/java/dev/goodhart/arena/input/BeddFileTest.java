package dev.goodhart.arena.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.arena.Match;
import dev.goodhart.arena.Verdict;
import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeddFileTest {
    private static final String ENTRY = """
            {"task": "FindCave", "worker_id": "w%d", "episodes": [{"agent_name": "%s", "seed": 7}, {"agent_name": "%s", "seed": 7}],
             "result": {"is_draw": %b, "eval_metadata": {"win_player": "%s", "reason": "..."}}}""";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String entries() {
        return "[" + ENTRY.formatted(2, "GoUp", "Random", true, "p1") + ",\n"
                + ENTRY.formatted(1, "GoUp", "Human1", false, "p2") + "]";
    }

    /** Newest first in the file, so the last entry was judged first; a draw is one whoever is named. */
    @Test
    void isReadFromTheEnd() throws IOException {
        for (String name : new String[] {"human_answers.json", "answers.txt"}) {
            assertThat(ComparisonFile.read(file(name, entries()), ComparisonColumns.defaults()))
                    .containsExactly(
                            new Match("FindCave", "7", "GoUp", "Human1", Verdict.RIGHT, "w1"),
                            new Match("FindCave", "7", "GoUp", "Random", Verdict.DRAW, "w2"));
        }
    }

    /** As the evaluation server writes it; what was not answered is no factor. */
    @Test
    void answersToFactorQuestionsAreRead() throws IOException {
        String responses =
                "\"responses\": {\"direct_question\": [{\"question\": \"Did this player find a cave?\", \"player_1\": \"true\","
                        + " \"player_2\": \"false\"}], \"comparisons\": [{\"question\": \"Which player was faster?\", \"answer\": \"p2\"},"
                        + " {\"question\": \"Which player seemed more human-like?\", \"answer\": \"draw\"},"
                        + " {\"question\": \"Which player searched better?\", \"answer\": \"\"}], \"justificationText\": \"...\", \"notes\": \"\"}";
        String text = entries().replaceFirst("\"reason\": \"...\"", responses);

        List<Match> matches = ComparisonFile.read(file("answers.json", text), ComparisonColumns.defaults());

        assertThat(matches.getLast().answers())
                .isEqualTo(Map.of(
                        "Which player was faster?",
                        Verdict.RIGHT,
                        "Which player seemed more human-like?",
                        Verdict.DRAW));
        assertThat(matches.getFirst().answers()).isEmpty();
        Path broken = file("broken.json", text.replace("\"draw\"}", "\"both\"}"));
        assertThatThrownBy(() -> ComparisonFile.read(broken, ComparisonColumns.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "[0].result.eval_metadata.responses.comparisons[1].answer must be p1, p2 or draw, is 'both'");
    }

    @Test
    void readsBannedWorkers() throws IOException {
        assertThat(BeddFile.bannedWorkers(file("b.json", "[{\"workerId\": \"w1\"}, \"w9\", {\"workerId\": 3}]")))
                .containsExactly("w1", "w9", "3");
        Path wrong = file("c.json", "[{\"id\": 1}]");
        assertThatThrownBy(() -> BeddFile.bannedWorkers(wrong))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[0].workerId is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"p2\" ~ \"p3\" ~ [1].result.eval_metadata.win_player must be p1 or p2, is 'p3'",
                "\"seed\": 7}] ~ \"seed\": 8}] ~ [0].episodes[1].seed must be that of the other side (7), is 8",
                "Human1 ~ GoUp ~ [1].episodes[1].agent_name must be another entrant than 'GoUp'",
                "true ~ 1 ~ [0].result.is_draw must be true or false",
                "\"agent_name\": \"Random\" ~ \"agent\": \"Random\" ~ [0].episodes[1].agent_name is missing",
                "\"w2\" ~ null ~ [0].worker_id must be a name, is null",
                "episodes ~ movies ~ [0].episodes must be an array of two",
                "[{\"task\" ~ [{\"task\" \"\" ~ is not JSON",
            })
    void saysWhatIsWrong(String from, String to, String message) throws IOException {
        Path broken = file("broken.json", entries().replace(from, to));
        assertThatThrownBy(() -> ComparisonFile.read(broken, ComparisonColumns.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("broken.json: ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnEmptyArray() throws IOException {
        Path empty = file("empty.json", " [ ] ");
        assertThatThrownBy(() -> ComparisonFile.read(empty, ComparisonColumns.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must have an entry for each comparison");
    }

    @Test
    void formatsCanBeForced() throws IOException {
        Path csv = file("c.csv", "left,right,result\na,b,left\n");
        assertThatThrownBy(() -> ComparisonFile.read(csv, ComparisonColumns.defaults(), ComparisonFormat.BEDD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not JSON");
        Path json = file("c.txt", "{\"left\":\"a\",\"right\":\"b\",\"result\":\"a\"}");
        assertThat(ComparisonFile.read(json, ComparisonColumns.defaults(), ComparisonFormat.JSONL))
                .containsExactly(Match.of("a", "b", Verdict.LEFT));
    }
}

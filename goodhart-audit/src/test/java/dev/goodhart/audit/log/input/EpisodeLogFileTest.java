package dev.goodhart.audit.log.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.audit.log.EpisodeLog;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.reward.StepEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeLogFileTest {
    @TempDir
    private Path folder;

    private EpisodeLogFile.Reading read(String name, String text, LogColumns columns) throws IOException {
        return EpisodeLogFile.read(Files.writeString(folder.resolve(name), text), columns);
    }

    private EpisodeLogFile.Reading read(String text) throws IOException {
        return read("log.csv", text, LogColumns.defaults());
    }

    @Test
    void rowsMayComeInAnyOrder() throws IOException {
        EpisodeLogFile.Reading reading = read("\uFEFFstep;episode;speed;intended;end\n1;\"a;1\";2;1;terminated\n"
                + "0;b;5;7;truncated\n\n0;\"a;1\";1;3;\n# a comment\n");
        EpisodeLog log = reading.log();

        assertThat(log.episodes()).containsExactly("a;1", "b");
        assertThat(log.start()).containsExactly(0, 2, 3);
        assertThat(log.values()[0]).containsExactly(1, 2, 5);
        assertThat(log.end()).containsExactly(StepEnd.CONTINUING, StepEnd.TERMINATED, StepEnd.TRUNCATED);
        assertThat(log.intended()).containsExactly(4, 7);
        assertThat(reading.remarks()).anyMatch(r -> r.contains("out of order"));
    }

    @Test
    void jsonLinesSayTheSame() throws IOException {
        EpisodeLog log = read(
                        "log.jsonl",
                        "{\"episode\": 1, \"speed\": 2, \"note\": \"x\", \"intended\": 4}\n{\"episode\": 2, \"speed\": null}\n",
                        LogColumns.defaults())
                .log();

        assertThat(log.terms()).containsExactly("speed");
        assertThat(log.values()[0]).containsExactly(2, 0);
        assertThat(log.intended()).containsExactly(4, Double.NaN);
    }

    @Test
    void discountsTermsAndScores() throws IOException {
        LogColumns d = LogColumns.defaults();
        LogColumns half = new LogColumns(
                d.episode(),
                d.step(),
                d.intended(),
                d.end(),
                "",
                List.of("x"),
                List.of(),
                Map.of("x", 2.0),
                d.score(),
                0.5);
        EpisodeLog log = read("l.csv", "episode,step,x,intended\na,0,1,8\na,1,1,8\na,2,1,8\n", half)
                .log();

        assertThat(log.paid(0)).containsExactly(3.5); // 2 (1 + 1/2 + 1/4)
        assertThat(log.intended()).containsExactly(14);
    }

    @Test
    void aScorePerEpisodeIsNotSummed() throws IOException {
        String text = "episode,step,x,intended\na,0,1,8\na,1,1,8\nb,0,1,3\nb,1,1,3\n";

        assertThat(read("e.csv", text, LogColumns.defaults().withScore(LogColumns.Score.EPISODE))
                        .log()
                        .intended())
                .containsExactly(8, 3);
        assertThat(read(text).remarks()).anyMatch(r -> r.contains("--intended-per episode"));
    }

    @Test
    void theLoggedTotalIsNoTerm() throws IOException {
        StringBuilder text = new StringBuilder("episode,a,b,total,intended\n");
        for (int e = 0; e < 6; e++) {
            text.append(e + "," + e + "," + 2 * e * e + "," + (e + 2 * e * e) + ",1\n");
        }
        EpisodeLogFile.Reading reading = read(text.toString());

        assertThat(reading.log().terms()).containsExactly("a", "b");
        assertThat(reading.remarks()).anyMatch(r -> r.contains("'total'"));
    }

    @Test
    void emptyCellsAndMissingScoresAreSaid() throws IOException {
        EpisodeLogFile.Reading reading = read("episode,x,y\na,1,\nb,,2\n");

        assertThat(reading.log().values()).isDeepEqualTo(new double[][] {{1, 0}, {0, 2}});
        assertThat(reading.remarks()).anyMatch(r -> r.startsWith("2 empty cells"));
        assertThat(reading.remarks()).anyMatch(r -> r.contains("no column 'intended'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "episode,step,x\\na,0,1\\na,0,2\\n | 3: step must differ",
                "episode,x\\na,1\\na,NaN\\n | 3: x must be a finite number",
                "episode,x\\na,nan\\n | 2: x must be a finite number",
                "episode,x\\na,Infinity\\n | 2: x must be a finite number",
                "episode,x\\n,1\\n | 2: episode must name the episode",
                "episode,x\\nnan,1\\n | 2: episode must name the episode",
                "episode,x\\na,1,2\\n | 2: must have 2 fields",
                "episode,x\\n | must have a row",
                "episode,note\\na,hello\\n | must have a column of numbers",
                "episode,step,x\\na,first,1\\n | 2: step must be a finite number",
                "episode,x,end\\na,1,crash\\n | 2: end must be terminated",
                "episode,x,intended\\na,1,good\\n | 2: intended must be a finite number",
                "episode,x,X\\na,1,2\\n | must name each column once",
                "run,x\\na,1\\n | must be a header with the column 'episode'",
                "episode,x\\n\"a,1\\n | 2: must have 2 fields"
            })
    void refusesWithTheLine(String text, String expected) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void refusesTwoScoresForAnEpisodeAndUnknownWeights() {
        LogColumns columns = LogColumns.defaults();
        assertThatThrownBy(() -> read(
                        "l.csv", "episode,x,intended\na,1,2\na,1,3\n", columns.withScore(LogColumns.Score.EPISODE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(":3: intended must be one score");
        assertThatThrownBy(() -> read("l.csv", "episode,speed\na,1\n", columns.withWeights(Map.of("sped", 2.0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Maybe you meant 'speed'");
        assertThatThrownBy(() -> columns.withTerms(List.of("intended")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one meaning");
    }
}

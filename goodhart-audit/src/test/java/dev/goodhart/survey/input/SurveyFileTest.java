package dev.goodhart.survey.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.survey.BehaviourLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyFileTest {
    private static final String MODEL = "range: [1, 5]\nmissing: [9]\ngroup: g\nscales:\n  X: [x1, x2]\n"
            + "  Y: {items: [y1, y2], reversed: y2}\nequations:\n  Y: X\n";

    @TempDir
    private Path folder;

    private Path data(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    @Test
    void readsModelAndAnswers() throws IOException {
        SurveyFile file = SurveyFile.parse("m.yaml", MODEL);
        assertThat(file.survey().orElseThrow().paths().variables()).containsExactly("X", "Y");
        assertThat(file.survey().orElseThrow().scale("Y").directed("y2", 2)).isEqualTo(4);
        // A byte order mark, semicolons, quotes, a comment, an own code and three words for no answer.
        AnswerFile answers =
                AnswerFile.read(data("\uFEFFg;x1;x2;y1;y2;other\n# remark\n\"a;b\";1;2;3;4;text\n;9;NA;nan;;\n"), file);
        assertThat(answers.table().respondents()).isEqualTo(2);
        assertThat(answers.table().groups()).containsExactly("a;b", "");
        assertThat(answers.table().column("y2")).containsExactly(4, Double.NaN);
        assertThat(answers.table().column("x1")).containsExactly(1, Double.NaN);
        assertThat(answers.table().complete(file.survey().orElseThrow().items()))
                .containsExactly(0);
    }

    @Test
    void readsLogs() throws IOException {
        SurveyFile file =
                SurveyFile.parse("m.yaml", "logs: {behaviour: [a, b], metric: m, value: v, rewarded: r, ridge: 2}\n");
        AnswerFile answers =
                AnswerFile.read(data("a,b,m,v,r\n1,2,3,4,0\n2,1,4,3,1\n3,,1,1,1\n0,0,0,0,0\n5,5,5,5,1\n"), file);
        BehaviourLog log = answers.log(file.logs().orElseThrow());
        assertThat(log.behaviour()).hasDimensions(4, 2);
        assertThat(log.rewarded()).containsExactly(false, true, false, true);
        assertThatThrownBy(() -> AnswerFile.read(data("a,b,m,v,r\n1,2,3,4,2\n2,1,4,3,1\n1,1,1,1,1\n0,0,0,0,0\n"), file)
                        .log(file.logs().orElseThrow()))
                .hasMessageContaining("'r' must be 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `scales: {X: [a]}\nequations: {X: Y}`                                    | at least 2 items
                    `scales: {X: [a, b]}\nequations: {X: Z}`                                 | must be a scale or a measure
                    `scales: {X: [a, b], Y: [c, d]}\nequations: {X: Y, Y: X}`                | circle
                    `scales: {X: [a, b], Y: [c, d]}\nequations: {X: Y}\nindirect: [[X, Y]]`  | arrows
                    `scales: {X: [a, b]}`                                                    | equations
                    `scales: {X: {items: [a, b], reversed: [b]}}\nequations: {X: X}`         | range
                    `range: [5, 1]`                                                          | least and the greatest
                    `scale: {X: [a, b]}`                                                     | you meant 'scales'
                    `group: g`                                                               | must ask something
                    `criteria: {values: {a: 1}, metrics: {b: 1}}`                            | unknown key 'b'
                    `criteria: {values: {a: 1, b: 1}, metrics: {a: 1}}`                      | number for the task 'b'
                    `criteria: {values: {a: 1, b: 1}, metrics: {a: 1, b: 1}, cost: [[1, 2], [2, 1]]}` | positive definite
                    `criteria: {values: {a: 1, b: 1}, metrics: {a: 1, b: 1}, cost: [[1]]}`   | row for each
                    `criteria: {values: {a: 1}, metrics: {a: 1}, autonomy: -1}`              | autonomy
                    """)
    void badModelsAreNamed(String text, String message) {
        assertThatThrownBy(() -> SurveyFile.parse("m.yaml", text.replace("\\n", "\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("m.yaml")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `g,x1,x2,y1,y2`                      | has no row
                    ``                                   | has no row
                    `g,x1,x2,y1\na,1,2,3`                | must have the column 'y2'
                    `g,x1,x2,y1,y2\na,1,2,3,6`           | data.csv:2: y2 must be from 1.0 to 5.0
                    `g,x1,x2,y1,y2\na,1,2,3,often`       | must be a finite number, is 'often'
                    `g,x1,x2,y1,y2\na,1,2,3`             | must have 5 fields
                    `g,x1,x2,y1,y2,x1\na,1,2,3,4,5`      | twice
                    `g,x1,x2,y1,y2\na,1,2,3,"4\nb,1,2,3,4` | must be a finite number, is '4 b,1,2,3,4'
                    `g,x1,x2,y1,y2\na,1,2,3,Infinity`    | must be a finite number
                    """)
    void badTablesAreNamed(String text, String message) throws IOException {
        Path file = data(text.replace("\\n", "\n"));
        assertThatThrownBy(() -> AnswerFile.read(file, SurveyFile.parse("m.yaml", MODEL)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}

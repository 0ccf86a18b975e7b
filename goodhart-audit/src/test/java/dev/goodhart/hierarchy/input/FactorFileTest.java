package dev.goodhart.hierarchy.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.hierarchy.Direction;
import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.FactorTable;
import dev.goodhart.hierarchy.HierarchicalComparison;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorFileTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final FactorColumns XY = FactorColumns.of(List.of("x", "y"));

    @Test
    void itemsAreReadWithTheirGroups() {
        FactorTable table = FactorFile.read(
                        file("f.csv", "y,id,group,x,note\n1,a,p,5,\n2,b,q,6,\n3,c,p,7,\n4,d,q,8,\n"), XY)
                .table();

        assertThat(table.ids()).containsExactly("a", "b", "c", "d");
        assertThat(table.column("x")).containsExactly(5, 6, 7, 8);
        assertThat(table.groupOf(2)).isEqualTo("p");
        assertThat(table.pairs()).isEqualTo(2);
    }

    @Test
    void stepsBecomeItems() {
        Path steps = file("s.jsonl", """
                {"id": "a", "step": 0, "x": 1, "y": 2}
                {"id": "b", "step": 0, "x": 5, "y": 0}
                {"id": "a", "step": 1, "x": 3, "y": 4}
                {"id": "b", "step": 1, "x": 5, "y": 1}
                """);

        assertThat(FactorFile.read(steps, XY).table().column("x")).containsExactly(2, 5);
        assertThat(FactorFile.read(steps, XY, StepMerge.SUM, true).table().column("y"))
                .containsExactly(6, 1);
        assertThat(FactorFile.read(steps, XY, StepMerge.LAST, true).table().column("y"))
                .containsExactly(4, 1);
        Path uneven = file("u.csv", "id,step,x,y\na,0,1,1\na,1,1,1\nb,0,1,1\n");
        assertThat(FactorFile.read(uneven, XY).table().column("x")).containsExactly(1, 1);
        assertThatThrownBy(() -> FactorFile.read(uneven, XY, StepMerge.SUM, true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "u.csv:4: id must have as many steps as all other items when steps are summed, 'b' has 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,group,x,y;a,p,1,1;b,p,1,     | f.csv:3: y must be a finite number, is ''",
                "id,group,x,y;a,p,1,1;b,p,NaN,1  | f.csv:3: x must be a finite number, is 'NaN'",
                "id,group,x,z;a,p,1,1            | f.csv:1: must be a header with the column 'y'",
                "id,group,x,y;a,p,1,1;a,p,2,1    | f.csv:3: id must be unique, 'a' is also on line 2",
                "id,group,x,y;a,p,1,1;b,p,1,1;c,q,1,1 | f.csv:4: group must be shared by at least two items, 'q' is that of 'c' alone",
                "id,group,x,y;a,p,1,1            | f.csv: must have at least two items to compare, has 1",
                "id,step,x,y;a,0,1,1;a,0,1,1     | f.csv:3: step must come once for each item",
                "id,step,group,x,y;a,0,p,1,1;a,1,q,1,1 | f.csv:3: group must be the same for all steps of 'a'"
            })
    void whatCannotBeUsedIsRefusedAtItsLine(String rows, String message) {
        Path path = file("f.csv", rows.strip().replace(";", "\n") + "\n");

        assertThatThrownBy(() -> FactorFile.read(path, XY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void groupsMayBeIgnoredWhenAsked() {
        Path path = file("f.csv", "id,group,x,y\na,p,1,1\nb,q,2,2\n");

        assertThat(FactorFile.read(path, XY, StepMerge.MEAN, false).table().pairs())
                .isEqualTo(1);
    }

    @Test
    void aComparisonWorksOnAFile() {
        HierarchicalJudge judge = HierarchicalComparison.of(
                        List.of(Factor.lower("x"), Factor.higher("y")), List.of(Margin.absolute(1), Margin.NONE))
                .on(file("f.csv", "id,x,y\na,3,1\nb,1,5\nc,2.5,9\n"));

        assertThat(judge.allPairs().decision()).containsExactly(-1, -2, 1);
    }

    @Test
    void hierarchiesAreReadFromYaml() {
        HierarchyDraft draft = HierarchyDraft.of(YamlNode.parse("h.yaml", """
                - {factor: blocked, better: lower, margin: 0.5sd}
                - {factor: queue, better: lower, margin: 0.2}
                - {factor: speed, better: higher, margin: {quantile: .3}}
                - {factor: solved, better: higher}
                """));
        FactorTable table = FactorTable.of(draft.names(), new double[4][12]);

        assertThat(draft.complete(table))
                .isEqualTo(FactorHierarchy.of(
                        Factor.lower("blocked").within(Margin.standardDeviations(.5)),
                        Factor.lower("queue").within(Margin.absolute(.2)),
                        Factor.higher("speed").within(Margin.quantile(.3)),
                        Factor.higher("solved")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {factor: x}                              | h.yaml:1: [0] must say which values are better",
                "- {factor: x, better: smaller}             | h.yaml:1: [0].better must be lower or higher, is 'smaller'",
                "- {factor: x, better: lowr}                | Maybe you meant 'lower'",
                "- {factor: x, better: lower, margin: -0.1} | h.yaml:1: [0].margin must be a margin such as 0.5sd",
                "- {factor: x, better: lower, margin: {quantile: 2}} | [0].margin.quantile must be in [0, 1], is 2",
                "- {better: lower}                          | must have the key 'factor'",
                "- {factor: x, better: lower, width: 3}     | has the unknown key 'width'",
                "x: 3                                       | must be a list"
            })
    void aHierarchyThatIsNoneIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> HierarchyDraft.of(YamlNode.parse("h.yaml", yaml.strip() + "\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void ranksAreReadFromACommandLine() {
        HierarchyDraft draft = HierarchyDraft.parse(
                List.of("a:lower:.5SD", "b", "c:higher:q0.25", "d:lower:1e-3"), Optional.of(Direction.LOWER));
        double[][] columns = new double[4][12];
        for (int i = 0; i < 12; i++) {
            columns[1][i] = i;
        }

        assertThat(draft.complete(FactorTable.of(draft.names(), columns)).factors())
                .containsExactly(
                        Factor.lower("a").within(Margin.standardDeviations(.5)),
                        Factor.lower("b").within(Margin.standardDeviations(.5)),
                        Factor.higher("c").within(Margin.quantile(.25)),
                        Factor.lower("d").within(Margin.absolute(.001)));
    }

    @ParameterizedTest
    @CsvSource({
        "a, whether lower or higher is better",
        "a:up, says 'up'",
        "a:lower:-1, 'not negative, has ''-1'' for ''a'''",
        "a:lower:q2, has 'q2'",
        "a:lower:1:2, must be a list of NAME:lower",
        ":lower, must be a list of NAME:lower"
    })
    void aRankThatIsNoneIsRefused(String rank, String message) {
        assertThatThrownBy(() -> HierarchyDraft.parse(List.of(rank), Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}

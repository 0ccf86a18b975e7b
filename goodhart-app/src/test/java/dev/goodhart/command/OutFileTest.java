package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that is read is written over, and nothing is written where a part of it cannot be. */
class OutFileTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Path CROSSING = EXAMPLES.resolve("hierarchy").resolve("crossing.csv");

    @TempDir
    Path folder;

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        Path comparisons = copied(EXAMPLES.resolve("preference").resolve("comparisons.csv"));
        Path answers = copied(EXAMPLES.resolve("preference").resolve("answers.csv"));
        Path crossing = copied(CROSSING);
        refused("reward-model", "convert", "--comparisons", comparisons, "--out", comparisons);
        refused("reward-model", "train", "--comparisons", comparisons, "--features", answers, "--out", answers);
        refused("reward-model", "train", "--comparisons", comparisons, "--features", answers, "--out", comparisons);
        refused("reward-model", "score", "--model", crossing, "--features", answers, "--out", crossing);
        refused("reward-model", "score", "--model", crossing, "--features", answers, "--out", answers);
        Path scores = copied(EXAMPLES.resolve("transform").resolve("scores.csv"));
        Path references = EXAMPLES.resolve("transform").resolve("references.jsonl");
        refused("transform", "--scores", scores, "--references", references, "--write", scores);
        refused("hierarchy", "compare", crossing, "--rank", "blocked:lower", "--out", crossing);
        for (Path each : new Path[] {comparisons, answers}) {
            assertThat(each)
                    .hasSameBinaryContentAs(EXAMPLES.resolve("preference").resolve(each.getFileName()));
        }
        assertThat(crossing).hasSameBinaryContentAs(CROSSING);
    }

    @Test
    void aReportThatCannotBeIsRefusedBeforeAnythingIsWritten() {
        Path out = folder.resolve("pairs.csv");
        Invocation invocation = Invocation.of(
                "hierarchy", "compare", CROSSING, "--rank", "blocked:lower", "--out", out, "--html", folder);
        assertThat(invocation.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(invocation.err()).contains(folder + ": must name a file to write, is a folder");
        assertThat(out).doesNotExist();
    }

    @Test
    void scoresThatCannotBeWrittenLeaveNoReport() {
        Path report = folder.resolve("report.html");
        Invocation invocation = Invocation.of(
                "transform",
                "--scores",
                EXAMPLES.resolve("transform").resolve("scores.csv"),
                "--references",
                EXAMPLES.resolve("transform").resolve("references.jsonl"),
                "--write",
                folder.resolve("none").resolve("shaped.csv"),
                "--html",
                report);
        assertThat(invocation.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(invocation.err()).contains("there is no folder");
        assertThat(report).doesNotExist();
    }

    /** A group that is not there would compare everything with everything. */
    @Test
    void aColumnThatIsNamedMustBeThere() {
        Invocation invocation = Invocation.of(
                "hierarchy", "check", CROSSING, "--rank", "blocked:lower", "--group", "time", "--no-html");
        assertThat(invocation.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(invocation.err()).contains("must be a header with the column 'time'", "--group COLUMN");
    }

    private Path copied(Path example) throws IOException {
        return Files.copy(example, folder.resolve(example.getFileName()));
    }

    private static void refused(Object... arguments) {
        Invocation invocation = Invocation.of(arguments);
        assertThat(invocation.code()).as(invocation.err()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(invocation.err()).matches("(?s)goodhart: --(out|write) must not be a file that is read \\(.*");
    }
}

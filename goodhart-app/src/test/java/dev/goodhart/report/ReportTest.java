package dev.goodhart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Table;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportTest {
    private static final String HOSTILE = "<script>alert('x')</script>\"&\u0000\u202Eשלום 🚤" + "y".repeat(3000);

    @Test
    void theGalleryIsOneSoundPage() {
        String html = Report.html(Gallery.page());
        Document page = Markups.parse(html);
        assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(Markups.all(page, "h1")).hasSize(1);
        assertThat(Markups.all(page, "title").getFirst().getTextContent())
                .isEqualTo(Gallery.page().title());
        Set<String> ids = new HashSet<>();
        for (Element element : Markups.all(page, "*")) {
            String id = element.getAttribute("id");
            assertThat(id.isEmpty() || ids.add(id)).as("id %s twice", id).isTrue();
        }
        for (Element element : Markups.all(page, "svg")) {
            String labels = element.getAttribute("aria-labelledby");
            assertThat(labels.isEmpty() ? Set.of() : Set.of(labels.split(" "))).isSubsetOf(ids);
        }
        for (Element link : Markups.all(page, "a")) {
            assertThat(ids).contains(link.getAttribute("href").substring(1));
        }
    }

    @Test
    void nothingIsLoadedAndNothingRuns() {
        String html = Report.html(Gallery.page());
        Document page = Markups.parse(html);
        for (String name : List.of("script", "link", "img", "iframe", "image", "use", "object", "embed")) {
            assertThat(Markups.all(page, name)).as(name).isEmpty();
        }
        assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "@import", "url(h");
        for (Element element : Markups.all(page, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
            }
        }
    }

    @Test
    void theVerdictComesFirstAndThenTheFirstFigure() {
        String html = Report.html(Gallery.page());
        int verdict = html.indexOf("class=\"verdict\"");
        int figure = html.indexOf("<figure");
        assertThat(html.indexOf("<h1")).isLessThan(verdict);
        assertThat(verdict).isLessThan(figure);
        assertThat(html.indexOf("<nav")).isGreaterThan(figure);
        assertThat(html.indexOf("id=\"reproduce\"")).isGreaterThan(html.lastIndexOf("<figure"));
    }

    @Test
    void equalPagesGiveEqualBytes() {
        assertThat(Report.html(Gallery.page())).isEqualTo(Report.html(Gallery.page()));
    }

    @Test
    void everyTextIsEscaped() {
        double[] one = {1, 2};
        ReportPage page = new ReportPage(
                HOSTILE,
                HOSTILE,
                List.of(new VerdictLine(VerdictLine.Level.WARN, HOSTILE, HOSTILE)),
                Collections.nCopies(
                        6,
                        new Section(
                                HOSTILE,
                                HOSTILE,
                                List.of(
                                        new Block.Text(HOSTILE),
                                        new Block.Drawing(new Table(
                                                HOSTILE, HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE)))),
                                        new Block.Folded(
                                                HOSTILE,
                                                List.of(new LineChart(
                                                        HOSTILE,
                                                        HOSTILE,
                                                        Axis.of(HOSTILE),
                                                        Axis.of(HOSTILE),
                                                        List.of(Line.of(HOSTILE, one, one)))))))),
                Map.of(HOSTILE, HOSTILE),
                Map.of(HOSTILE, HOSTILE),
                HOSTILE);
        String html = Report.html(page);
        assertThat(html).doesNotContain("<script");
        Document document = Markups.parse(html);
        assertThat(Markups.all(document, "script")).isEmpty();
        assertThat(Markups.all(document, "h1").getFirst().getTextContent())
                .isEqualTo(HOSTILE.replace('\u0000', '\uFFFD'));
        assertThat(Markups.all(document, "code").getFirst().getTextContent())
                .isEqualTo(HOSTILE.replace('\u0000', '\uFFFD'));
    }

    @Test
    void emptyPartsLeaveNoHeading() {
        String html = Report.html(new ReportPage("t", "", List.of(), List.of(), Map.of(), Map.of(), ""));
        assertThat(Markups.all(Markups.parse(html), "h2")).isEmpty();
        assertThat(Markups.all(Markups.parse(html), "section")).isEmpty();
    }

    @Test
    void longTablesSayHowMuchIsMissing() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            rows.add(List.of("state " + i, "0.5"));
        }
        String html = Report.figure(new Table("t", "", List.of("state", "value"), rows), "f");
        assertThat(html).contains("… and 99,500 more rows").hasSizeLessThan(60_000);
        Document table = Markups.parse(html);
        assertThat(Markups.all(table, "th").get(1).getAttribute("class")).isEqualTo("number");
        assertThat(Markups.all(table, "th").get(0).hasAttribute("class")).isFalse();
    }

    @Test
    void aFileIsReplacedAsAWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "old");
        Report.write(file, Gallery.page());
        assertThat(file).hasContent(Report.html(Gallery.page()));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> CompleteFile.write(file, part -> {
                    Files.writeString(part, "half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("report.html: cannot be written: No space left on device")
                .hasMessageContaining("Maybe free some space");
        assertThat(file).hasContent("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void saysWhyAFileCannotBeWritten(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("plain"), "");
        assertThatThrownBy(() -> Report.write(folder.resolve("no/such/report.html"), Gallery.page()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("no/such"));
        assertThatThrownBy(() -> Report.write(folder.resolve("plain/report.html"), Gallery.page()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> Report.write(folder, Gallery.page()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Report.write(folder.resolve("n".repeat(300)), Gallery.page()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be written");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("plain"));
        }
    }
}

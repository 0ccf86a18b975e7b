package dev.goodhart.command;

import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of an oversight decision. */
final class OversightPage {
    private OversightPage() {}

    static ReportPage of(OversightAnswer answer, String command) {
        List<String> lines = OversightText.of(answer)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return new ReportPage(
                "Act, ask or stop?",
                "What a question to the human is worth before acting (Hadfield-Menell et al. 2017).",
                List.of(new VerdictLine(VerdictLine.Level.NEUTRAL, lines.getFirst(), "")),
                List.of(
                        Section.of("What the answer is worth", List.of(), answer.figures()),
                        Section.of("In figures", lines.subList(1, lines.size()), List.of())),
                Map.of(),
                Platform.describe(),
                command);
    }
}

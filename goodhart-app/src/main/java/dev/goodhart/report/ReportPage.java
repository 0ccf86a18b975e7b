package dev.goodhart.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report says, before it is written. Every text may hold any characters.
 *
 * @param title the heading of the page
 * @param subtitle what was examined, may be empty
 * @param verdicts the findings, most telling first
 * @param sections the figures and texts; the first section's first figure follows the verdict
 * @param settings what was set, by name, in the order to be shown
 * @param provenance versions, seeds, platform and the like, in the order to be shown
 * @param reproduceCommand the command that makes this report again, may be empty
 */
public record ReportPage(
        String title,
        String subtitle,
        List<VerdictLine> verdicts,
        List<Section> sections,
        Map<String, String> settings,
        Map<String, String> provenance,
        String reproduceCommand) {
    /** Copies the collections and keeps their order. */
    public ReportPage {
        verdicts = List.copyOf(verdicts);
        sections = List.copyOf(sections);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }
}

/**
 * Reports for people: one self-contained HTML file, readable on a phone, in the dark and on paper, without scripts and without
 * anything loaded from elsewhere. The central type is {@link dev.goodhart.report.ReportPage}; {@link dev.goodhart.report.Report}
 * writes it.
 *
 * <pre>{@code
 * ReportPage page = new ReportPage("Boat race", "Proxy 'points' against 'laps'",
 *         List.of(new VerdictLine(VerdictLine.Level.BAD, "Will be gamed", "The best policy never finishes.")),
 *         List.of(Section.of("What can be reached", List.of(), List.of(region))),
 *         settings, provenance, "goodhart audit boat-race.yaml");
 * Report.write(Path.of("boat-race.html"), page);
 * }</pre>
 */
@NullMarked
package dev.goodhart.report;

import org.jspecify.annotations.NullMarked;

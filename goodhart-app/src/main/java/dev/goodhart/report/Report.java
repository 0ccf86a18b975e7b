package dev.goodhart.report;

import dev.goodhart.figure.Figure;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.report.markup.Markup;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes reports. Equal pages give equal bytes. */
public final class Report {
    private Report() {}

    /**
     * Writes a report as one HTML file. A file that is there already is replaced only once the new one is complete.
     *
     * @param file where to
     * @param page what it says
     * @throws dev.goodhart.input.InvalidInputException if the file cannot be written
     */
    public static void write(Path file, ReportPage page) {
        String html = html(page);
        CompleteFile.write(file, part -> Files.writeString(part, html));
    }

    /**
     * Writes a report as HTML.
     *
     * @param page what it says
     * @return an HTML document that is well-formed XML too
     */
    public static String html(ReportPage page) {
        return new PageWriter().write(page);
    }

    /**
     * Writes one figure with its title and caption, for a page that has {@link #stylesheet()}.
     *
     * @param figure what to draw
     * @param id unique on the page, of letters, digits and hyphens
     * @return a {@code figure} element
     */
    public static String figure(Figure figure, String id) {
        Markup markup = new Markup();
        new FigureWriter(markup).write(figure, id);
        return markup.toString();
    }

    /** {@return the rules for pages that show figures, colours included} */
    public static String stylesheet() {
        return Stylesheet.css();
    }
}

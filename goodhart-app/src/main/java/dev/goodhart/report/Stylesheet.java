package dev.goodhart.report;

import dev.goodhart.report.svg.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The look of a report. */
final class Stylesheet {
    private Stylesheet() {}

    static String css() {
        return Theme.css() + Theme.chartCss() + resource();
    }

    private static String resource() {
        try (InputStream in = Stylesheet.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file report.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

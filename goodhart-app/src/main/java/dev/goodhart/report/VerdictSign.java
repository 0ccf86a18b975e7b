package dev.goodhart.report;

import dev.goodhart.report.markup.Markup;

/** The sign before a verdict: a different shape for each level, so that colour is not needed to tell them apart. */
final class VerdictSign {
    private VerdictSign() {}

    static void write(Markup page, VerdictLine.Level level) {
        page.open("svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("class", "sign");
        page.attr("viewBox", "0 0 24 24").attr("role", "img").attr("aria-label", level.word());
        page.open("path").attr("class", "ground").attr("d", ground(level)).leaf();
        page.open("path").attr("class", "mark").attr("d", mark(level)).leaf().close();
    }

    private static String ground(VerdictLine.Level level) {
        return switch (level) {
            case GOOD, NEUTRAL -> "M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z";
            case WARN -> "M12 1.5L23.5 22H.5z";
            case BAD -> "M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z";
        };
    }

    private static String mark(VerdictLine.Level level) {
        return switch (level) {
            case GOOD -> "M6.5 12.5l4 4l7-8";
            case WARN -> "M12 9v6M12 18.6v.1";
            case BAD -> "M8 8l8 8M16 8l-8 8";
            case NEUTRAL -> "M7 12h10";
        };
    }
}

package dev.goodhart.report.svg;

/**
 * How a text is set.
 *
 * @param anchor {@code start}, {@code middle} or {@code end}
 * @param css classes, empty for none
 * @param fill a colour, empty for the ink
 * @param size font size relative to the chart's
 */
record Type(String anchor, String css, String fill, double size) {
    static final Type START = new Type("start", "", "", 1);
    static final Type MIDDLE = new Type("middle", "", "", 1);
    static final Type END = new Type("end", "", "", 1);

    Type quiet() {
        return new Type(anchor, css.isEmpty() ? "quiet" : css + " quiet", fill, size);
    }

    Type halo() {
        return new Type(anchor, css.isEmpty() ? "halo" : css + " halo", fill, size);
    }

    Type fill(String colour) {
        return new Type(anchor, css, colour, size);
    }

    Type size(double relative) {
        return new Type(anchor, css, fill, relative);
    }
}

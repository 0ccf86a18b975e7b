package dev.goodhart.report.svg;

import dev.goodhart.report.markup.Markup;

/** The {@code d} of a path, to a tenth of a unit. */
final class PathData {
    private final StringBuilder d = new StringBuilder();

    PathData move(double x, double y) {
        d.append('M').append(Markup.tenths(x)).append(' ').append(Markup.tenths(y));
        return this;
    }

    PathData line(double x, double y) {
        d.append('L').append(Markup.tenths(x)).append(' ').append(Markup.tenths(y));
        return this;
    }

    PathData horizontal(double dx) {
        d.append('h').append(Markup.tenths(dx));
        return this;
    }

    PathData vertical(double dy) {
        d.append('v').append(Markup.tenths(dy));
        return this;
    }

    PathData box(double x, double y, double width, double height) {
        return move(x, y).horizontal(width).vertical(height).horizontal(-width).shut();
    }

    /** A point, drawn by a round or square line end. */
    PathData dot(double x, double y) {
        return move(x, y).horizontal(0);
    }

    PathData circle(double x, double y, double radius) {
        String r = Markup.tenths(radius);
        String across = Markup.tenths(2 * radius);
        move(x - radius, y);
        d.append("a")
                .append(r)
                .append(' ')
                .append(r)
                .append(" 0 1 0 ")
                .append(across)
                .append(" 0");
        d.append("a")
                .append(r)
                .append(' ')
                .append(r)
                .append(" 0 1 0 -")
                .append(across)
                .append(" 0");
        return this;
    }

    PathData shut() {
        d.append('z');
        return this;
    }

    boolean isEmpty() {
        return d.isEmpty();
    }

    int length() {
        return d.length();
    }

    @Override
    public String toString() {
        return d.toString();
    }
}

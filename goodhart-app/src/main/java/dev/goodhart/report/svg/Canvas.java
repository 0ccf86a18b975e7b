package dev.goodhart.report.svg;

import dev.goodhart.report.markup.Markup;

/** What a chart is drawn on: shapes and texts in order, and notes for those who cannot see it. */
final class Canvas {
    private final ChartWidth room;
    private final Markup body = new Markup();
    private final StringBuilder notes = new StringBuilder();
    private final String id;

    Canvas(ChartWidth room, String id) {
        this.room = room;
        this.id = id;
    }

    ChartWidth room() {
        return room;
    }

    double width() {
        return room.units();
    }

    double font() {
        return room.narrow() ? 13 : 14;
    }

    /** A name that is unique on the page. */
    String id(String part) {
        return id + "-" + part;
    }

    Markup markup() {
        return body;
    }

    /** Adds a sentence to the description, such as what was left out. */
    void note(String sentence) {
        notes.append(' ').append(sentence);
    }

    double textWidth(String text) {
        return TextWidth.of(text, font());
    }

    void text(double x, double y, String text, Type type) {
        text(x, y, text, type, Double.POSITIVE_INFINITY);
    }

    /** Writes a text, cut to the room there is; the whole of it then shows under the pointer. */
    void text(double x, double y, String text, Type type, double maxWidth) {
        double size = font() * type.size();
        body.open("text").attr("x", x).attr("y", y);
        if (!type.anchor().equals("start")) {
            body.attr("text-anchor", type.anchor());
        }
        if (!type.css().isEmpty()) {
            body.attr("class", type.css());
        }
        if (!type.fill().isEmpty()) {
            body.attr("fill", type.fill());
        }
        if (type.size() != 1) {
            body.attr("font-size", size);
        }
        String fitted = TextWidth.fit(text, size, maxWidth);
        body.text(fitted);
        if (!fitted.equals(text)) {
            body.element("title", text);
        }
        body.close();
    }

    void line(double x1, double y1, double x2, double y2, String stroke, double width, String dash) {
        body.open("line").attr("x1", x1).attr("y1", y1).attr("x2", x2).attr("y2", y2);
        body.attr("stroke", stroke).attr("stroke-width", width);
        dash(dash);
        body.leaf();
    }

    void rect(double x, double y, double width, double height, String fill) {
        body.open("rect").attr("x", x).attr("y", y).attr("width", width).attr("height", height);
        body.attr("fill", fill).leaf();
    }

    void stroke(PathData path, String stroke, double width, String dash) {
        if (path.isEmpty()) {
            return;
        }
        body.open("path").attr("d", path.toString()).attr("fill", "none");
        body.attr("stroke", stroke).attr("stroke-width", width);
        body.attr("stroke-linejoin", "round").attr("stroke-linecap", dash.isEmpty() ? "round" : "butt");
        dash(dash);
        body.leaf();
    }

    void fill(PathData path, String fill, double opacity) {
        if (path.isEmpty()) {
            return;
        }
        body.open("path").attr("d", path.toString()).attr("fill", fill);
        if (opacity < 1) {
            body.attr("fill-opacity", hundredths(opacity));
        }
        body.leaf();
    }

    /** Everything until {@link #endClip} is cut at the rectangle. */
    void beginClip(String part, double x, double y, double width, double height) {
        body.open("clipPath").attr("id", id(part));
        body.open("rect").attr("x", x).attr("y", y).attr("width", width).attr("height", height);
        body.leaf().close();
        body.open("g").attr("clip-path", "url(#" + id(part) + ")");
    }

    void endClip() {
        body.close();
    }

    static String hundredths(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths >= 100 ? "1" : "." + (hundredths < 10 ? "0" : "") + hundredths;
    }

    /** The finished picture. */
    String svg(String title, String caption, double width, double height, String style) {
        Markup svg = new Markup();
        svg.open("svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("class", "chart");
        svg.attr("viewBox", "0 0 " + Markup.tenths(width) + " " + Markup.tenths(height));
        svg.attr("font-size", font()).attr("role", "img");
        svg.attr("aria-labelledby", id("title") + " " + id("desc"));
        svg.attr("style", "max-width:" + Markup.tenths(width) + "px");
        svg.open("title").attr("id", id("title")).text(title).close();
        svg.open("desc").attr("id", id("desc")).text((caption + notes).strip()).close();
        if (!style.isEmpty()) {
            svg.open("style").trusted(style).close();
        }
        return svg.trusted(body.toString()).close().toString();
    }

    private void dash(String dash) {
        if (!dash.isEmpty()) {
            body.attr("stroke-dasharray", dash);
        }
    }
}

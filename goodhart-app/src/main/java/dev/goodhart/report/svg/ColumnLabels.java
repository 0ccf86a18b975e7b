package dev.goodhart.report.svg;

import dev.goodhart.report.markup.Markup;
import java.util.List;

/** Names the columns of a matrix: level where they fit, every second or so when they are numbers, slanted otherwise. */
final class ColumnLabels {
    private static final double SLANT = Math.toRadians(50);

    private final Canvas canvas;
    private final List<String> labels;

    ColumnLabels(Canvas canvas, List<String> labels) {
        this.canvas = canvas;
        this.labels = labels;
    }

    /** Draws the labels under {@code bottom}. Returns where they end. */
    double draw(double left, double bottom, double width) {
        double font = canvas.font();
        double widest = 0;
        boolean numbers = true;
        for (String label : labels) {
            widest = Math.max(widest, canvas.textWidth(label));
            numbers &= isNumber(label);
        }
        if (widest + 8 <= width || numbers) {
            int every = Math.max(1, (int) Math.ceil((widest + 8) / width));
            for (int c = 0; c < labels.size(); c += every) {
                canvas.text(left + (c + 0.5) * width, bottom + font + 4, labels.get(c), Type.MIDDLE);
            }
            return bottom + font + 8;
        }
        int every = Math.max(1, (int) Math.ceil((font + 2) / width));
        double room = Math.min(widest, 150);
        double deepest = 0;
        for (int c = 0; c < labels.size(); c += every) {
            double x = left + (c + 0.5) * width + font * 0.3;
            double y = bottom + font * 0.8;
            // What leans to the left must not leave the picture.
            double fits = Math.min(room, (x - 2) / Math.cos(SLANT));
            String label = TextWidth.fit(labels.get(c), font, fits);
            canvas.markup().open("g");
            canvas.markup().attr("transform", "rotate(-50 " + Markup.tenths(x) + " " + Markup.tenths(y) + ")");
            canvas.text(x, y, labels.get(c), Type.END, fits);
            canvas.markup().close();
            deepest = Math.max(deepest, canvas.textWidth(label) * Math.sin(SLANT));
        }
        return bottom + font + deepest + 4;
    }

    private static boolean isNumber(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if ((c < '0' || c > '9') && ".,-+−eE%".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}

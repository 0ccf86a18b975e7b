package dev.goodhart.report.svg;

import java.util.ArrayList;
import java.util.List;

/** The names of the series with their marks, in rows below the plot. */
final class Legend {
    private static final int MOST = 40;

    private record Key(String name, Look look, boolean line) {}

    private final List<Key> keys = new ArrayList<>();

    void line(String name, Look look) {
        add(new Key(name, look, true));
    }

    void points(String name, Look look) {
        add(new Key(name, look, false));
    }

    private void add(Key key) {
        boolean known = false;
        for (Key other : keys) {
            known |= other.name().equals(key.name()) && other.look().equals(key.look());
        }
        if (!key.name().isEmpty() && !known) {
            keys.add(key);
        }
    }

    /** Draws the legend with its first row's top at {@code top}. Returns where it ends. */
    double draw(Canvas canvas, double left, double top) {
        if (keys.isEmpty()) {
            return top;
        }
        double row = canvas.font() + 9;
        double x = left;
        double y = top + 4;
        double room = canvas.width() - left;
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            if (i == MOST) {
                canvas.text(x, y + canvas.font(), "… and " + (keys.size() - MOST) + " more", Type.START.quiet());
                break;
            }
            double swatch = key.line() ? 24 : 12;
            double text = Math.min(canvas.textWidth(key.name()), room - swatch - 8);
            if (x > left && x + swatch + 8 + text > canvas.width()) {
                x = left;
                y += row;
            }
            double middle = y + canvas.font() * 0.64;
            if (key.line()) {
                PathData path = new PathData().move(x, middle).line(x + swatch, middle);
                canvas.stroke(
                        path,
                        key.look().colour(),
                        key.look().width(),
                        key.look().dash());
            } else {
                PointShape.draw(canvas, new double[] {x + 6}, new double[] {middle}, key.look(), 4, 1);
            }
            canvas.text(x + swatch + 8, y + canvas.font(), key.name(), Type.START, room - swatch - 8);
            x += swatch + 8 + text + 18;
        }
        return y + row;
    }
}

package dev.goodhart.report.svg;

import dev.goodhart.figure.LineChart.Mark;
import dev.goodhart.figure.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Vertical reference lines, with their names in rows above the plot, where no data lie. */
final class MarkLabels {
    private static final int MOST_ROWS = 5;
    private static final int MOST_TRIES = 20_000;

    /**
     * A line and the place of its name.
     *
     * @param row of the name, 0 next to the plot, -1 for a line without a name
     */
    private record Placed(Mark mark, double x, double from, double to, int row) {}

    private final Canvas canvas;
    private final AxisScale scale;
    private final List<Placed> placed = new ArrayList<>();
    private int rows;
    private int tries;

    MarkLabels(Canvas canvas, List<Mark> marks, AxisScale scale) {
        this.canvas = canvas;
        this.scale = scale;
        List<Mark> named = new ArrayList<>();
        for (Mark mark : marks) {
            if (scale.shows(mark.at()) && mark.label().isEmpty()) {
                placed.add(nameless(mark));
            } else if (scale.shows(mark.at())) {
                named.add(mark);
            }
        }
        named.sort(Comparator.comparingDouble(Mark::at));
        placeAll(named);
        for (Placed p : placed) {
            rows = Math.max(rows, p.row() + 1);
        }
    }

    double headRoom() {
        return rows == 0 ? 0 : rows * rowHeight() + clear();
    }

    void draw(Plot plot) {
        for (Placed p : placed) {
            double top = p.row() < 0 ? plot.top() : plot.top() - clear() - (p.row() + 1) * rowHeight() + 2;
            canvas.line(p.x(), top, p.x(), plot.bottom(), "var(--quiet)", 1.2, "4 3");
            if (p.row() >= 0) {
                canvas.text(
                        p.from(), top + canvas.font() * 0.85, p.mark().label(), Type.START, p.to() - p.from() + 0.5);
            }
        }
    }

    /** The label of a tick at the top of the plot reaches this far above it. */
    private double clear() {
        return canvas.font() * 0.5;
    }

    private double rowHeight() {
        return canvas.font() + 5;
    }

    /** In as few rows as will do; names for which there is no room go to the description. */
    private void placeAll(List<Mark> named) {
        List<Mark> left = new ArrayList<>(named);
        while (!left.isEmpty()) {
            for (int most = 1; most <= MOST_ROWS; most++) {
                tries = 0;
                if (place(left, 0, most)) {
                    return;
                }
            }
            Mark last = left.removeLast();
            canvas.note("The line at " + Numbers.of(last.at()) + " is: " + last.label() + ".");
            placed.add(nameless(last));
        }
    }

    private Placed nameless(Mark mark) {
        double x = scale.at(mark.at());
        return new Placed(mark, x, x, x, -1);
    }

    private boolean place(List<Mark> marks, int index, int most) {
        if (index == marks.size()) {
            return true;
        }
        Mark mark = marks.get(index);
        double x = scale.at(mark.at());
        double width = Math.min(canvas.textWidth(mark.label()), canvas.width() * 0.6);
        for (int option = 0; option < 2 * most && tries++ < MOST_TRIES; option++) {
            double from = option % 2 == 0 ? x + 5 : x - 5 - width;
            Placed candidate = new Placed(mark, x, from, from + width, option / 2);
            if (from >= 0 && from + width <= canvas.width() && free(candidate)) {
                placed.add(candidate);
                if (place(marks, index + 1, most)) {
                    return true;
                }
                placed.removeLast();
            }
        }
        return false;
    }

    /** Whether the name covers no other and no line runs through it, nor its line through another. */
    private boolean free(Placed a) {
        for (Placed b : placed) {
            boolean same = a.row() == b.row() && a.from() < b.to() + 8 && b.from() - 8 < a.to();
            if (same || cuts(a, b) || cuts(b, a)) {
                return false;
            }
        }
        return true;
    }

    private static boolean cuts(Placed line, Placed name) {
        return name.row() >= 0 && line.row() >= name.row() && line.x() > name.from() - 3 && line.x() < name.to() + 3;
    }
}

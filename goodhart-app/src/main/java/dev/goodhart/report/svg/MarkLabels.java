package dev.goodhart.report.svg;

import dev.goodhart.figure.LineChart.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Vertical reference lines, with their names in rows above the plot, where no data lie. */
final class MarkLabels {
    private static final int MOST_ROWS = 5;

    private record Placed(Mark mark, double x, double from, double to, int row) {}

    private final Canvas canvas;
    private final List<Placed> placed = new ArrayList<>();
    private int rows;

    MarkLabels(Canvas canvas, List<Mark> marks, AxisScale x) {
        this.canvas = canvas;
        List<Mark> sorted = marks.stream()
                .filter(m -> x.shows(m.at()))
                .sorted(Comparator.comparingDouble(Mark::at).reversed())
                .toList();
        for (Mark mark : sorted) {
            place(mark, x.at(mark.at()));
        }
    }

    double headRoom() {
        return rows == 0 ? 0 : rows * rowHeight() + 2;
    }

    void draw(Plot plot) {
        for (Placed p : placed) {
            double top = p.row() < 0 ? plot.top() : plot.top() - (p.row() + 1) * rowHeight() + 2;
            canvas.line(p.x(), top, p.x(), plot.bottom(), "var(--quiet)", 1.2, "4 3");
            if (p.row() >= 0) {
                canvas.text(p.from(), top + canvas.font() * 0.85, p.mark().label(), Type.START, p.to() - p.from() + 0.5);
            }
        }
    }

    private double rowHeight() {
        return canvas.font() + 5;
    }

    /** From right to left, each in the lowest row in which it neither covers a name nor is cut by a line. */
    private void place(Mark mark, double x) {
        if (mark.label().isEmpty()) {
            placed.add(new Placed(mark, x, x, x, -1));
            return;
        }
        double width = Math.min(canvas.textWidth(mark.label()), canvas.width() * 0.6);
        double from = x + 5 + width <= canvas.width() ? x + 5 : x - 5 - width;
        from = Math.max(0, from);
        for (int row = 0; row < MOST_ROWS; row++) {
            if (free(x, from, from + width, row)) {
                placed.add(new Placed(mark, x, from, from + width, row));
                rows = Math.max(rows, row + 1);
                return;
            }
        }
        canvas.note("The line at " + mark.at() + " is: " + mark.label() + ".");
        placed.add(new Placed(mark, x, x, x, -1));
    }

    private boolean free(double x, double from, double to, int row) {
        for (Placed other : placed) {
            boolean sameRow = other.row() == row && from < other.to() + 8 && other.from() - 8 < to;
            boolean cut = other.row() >= row && other.x() > from - 3 && other.x() < to + 3;
            boolean cuts = row >= other.row() && other.row() >= 0 && x > other.from() - 3 && x < other.to() + 3;
            if (sameRow || cut || cuts) {
                return false;
            }
        }
        return true;
    }
}

package dev.goodhart.report.svg;

import dev.goodhart.figure.Line;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Points;
import java.util.List;

/** Writes the words beside points, moved aside where they would cover each other, with a thin line back to the point then. */
final class PointLabels {
    private static final int MOST = 60;
    private static final int MOST_TRIED = 300;

    private final Canvas canvas;
    private final Plot plot;
    private final LabelPlacer placer;

    PointLabels(Canvas canvas, Plot plot) {
        this.canvas = canvas;
        this.plot = plot;
        this.placer = new LabelPlacer(
                new LabelPlacer.Box(plot.left() + 1, plot.top() - 2, canvas.width(), plot.bottom() - 1));
    }

    void avoid(List<Line> lines, double[] regionX, double[] regionY) {
        for (Line line : lines) {
            placer.avoid(plot.xs(line.x()), plot.ys(line.y()));
        }
        placer.avoid(plot.xs(regionX), plot.ys(regionY));
    }

    void draw(List<Points> sets, List<Look> looks) {
        int labelled = 0;
        for (Points set : sets) {
            labelled += set.labels().isEmpty() ? 0 : set.x().length;
        }
        if (labelled == 0) {
            return;
        }
        for (Points set : sets) {
            for (int i = 0; i < Math.min(set.x().length, 2000); i++) {
                placer.keepFree(
                        LabelPlacer.Box.around(plot.x().at(set.x()[i]), plot.y().at(set.y()[i]), 5));
            }
        }
        int written = 0;
        int tried = 0;
        int left = 0;
        for (int s = 0; s < sets.size(); s++) {
            Points set = sets.get(s);
            for (int i = 0; i < set.labels().size(); i++) {
                boolean done = written < MOST && tried++ < MOST_TRIED && label(set, i, looks.get(s));
                written += done ? 1 : 0;
                left += done || set.labels().get(i).isEmpty() ? 0 : 1;
            }
        }
        if (left > 0) {
            canvas.note(Numbers.of((long) left) + " labels are left out for lack of room.");
        }
    }

    private boolean label(Points set, int i, Look look) {
        String word = set.labels().get(i);
        double x = plot.x().at(set.x()[i]);
        double y = plot.y().at(set.y()[i]);
        if (word.isEmpty() || Double.isNaN(x) || Double.isNaN(y)) {
            return false;
        }
        double font = canvas.font();
        double width = Math.min(canvas.textWidth(word), canvas.width() * 0.36);
        LabelPlacer.Box box = placer.place(x, y, width, font * 1.15);
        if (box == null) {
            return false;
        }
        double nearX = Math.clamp(x, box.left(), box.right());
        double nearY = Math.clamp(y, box.top() + 2, box.bottom() - 2);
        if (Math.hypot(nearX - x, nearY - y) > 13) {
            canvas.line(x, y, nearX, nearY, look.colour(), 0.8, "");
        }
        boolean onTheLeft = box.right() <= x;
        Type type = (onTheLeft ? Type.END : Type.START).halo().fill(look.text());
        canvas.text(onTheLeft ? box.right() : box.left(), box.top() + font * 0.92, word, type, width + 0.5);
        return true;
    }
}

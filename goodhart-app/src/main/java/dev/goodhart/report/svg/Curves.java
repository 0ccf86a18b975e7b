package dev.goodhart.report.svg;

import dev.goodhart.figure.Line;
import java.util.List;

/** Draws lines with their bands. */
final class Curves {
    private Curves() {}

    static void addTo(Extent x, Extent y, Line line) {
        double[] low = line.low();
        double[] high = line.high();
        for (int i = 0; i < line.x().length; i++) {
            if (!Double.isNaN(line.y()[i])) {
                x.add(line.x()[i]);
            }
            if (!Double.isNaN(line.x()[i])) {
                y.add(line.y()[i]);
                if (low != null && high != null) {
                    y.add(low[i]).add(high[i]);
                }
            }
        }
    }

    /** Bands first, so that no band lies over another's line. */
    static void draw(Canvas canvas, Plot plot, List<Line> lines, List<Look> looks) {
        for (int i = 0; i < lines.size(); i++) {
            double[] low = lines.get(i).low();
            double[] high = lines.get(i).high();
            if (low != null && high != null) {
                PathData band = Band.between(plot.xs(lines.get(i).x()), plot.ysOrLow(low), plot.ysOrLow(high));
                canvas.fill(band, looks.get(i).colour(), 0.16);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            Polyline polyline =
                    new Polyline(plot.xs(lines.get(i).x()), plot.ys(lines.get(i).y()));
            if (polyline.every() > 1) {
                canvas.note("One in " + polyline.every() + " points of the line is drawn.");
            }
            canvas.stroke(
                    polyline.path(),
                    looks.get(i).colour(),
                    looks.get(i).width(),
                    looks.get(i).dash());
            canvas.stroke(polyline.dots(), looks.get(i).colour(), 6, "");
        }
    }

    /** The index of the last point that is drawn, -1 for none. */
    static int last(Line line, AxisScale x, AxisScale y) {
        for (int i = line.x().length - 1; i >= 0; i--) {
            if (x.shows(line.x()[i]) && y.shows(line.y()[i])) {
                return i;
            }
        }
        return -1;
    }
}

package dev.goodhart.report.svg;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.RegionChart;
import dev.goodhart.figure.ScatterChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws points, paths and a filled region in the plane: scatter charts, and region charts, which have all three. */
final class PlaneDrawing {
    private final Canvas canvas;
    private final Axis xAxis;
    private final Axis yAxis;
    private final double[] regionX;
    private final double[] regionY;
    private final List<Line> lines;
    private final List<Points> points;
    private final List<Look> lineLooks = new ArrayList<>();
    private final List<Look> pointLooks = new ArrayList<>();

    private PlaneDrawing(
            Canvas canvas,
            Axis xAxis,
            Axis yAxis,
            double[] regionX,
            double[] regionY,
            List<Line> lines,
            List<Points> points) {
        this.canvas = canvas;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.regionX = regionX;
        this.regionY = regionY;
        this.lines = lines;
        this.points = points;
        Looks looks = new Looks();
        for (Points set : points) {
            pointLooks.add(looks.of(set));
        }
        for (Line line : lines) {
            lineLooks.add(looks.of(line, lines));
        }
    }

    /** Returns the height used. */
    static double draw(Canvas canvas, ScatterChart chart) {
        return new PlaneDrawing(
                        canvas, chart.x(), chart.y(), new double[0], new double[0], chart.lines(), chart.points())
                .draw();
    }

    /** Returns the height used. */
    static double draw(Canvas canvas, RegionChart chart) {
        int corners = Math.min(chart.regionX().length, chart.regionY().length);
        return new PlaneDrawing(
                        canvas,
                        chart.x(),
                        chart.y(),
                        Arrays.copyOf(chart.regionX(), corners),
                        Arrays.copyOf(chart.regionY(), corners),
                        chart.lines(),
                        chart.points())
                .draw();
    }

    private double draw() {
        Extent x = new Extent(xAxis.scale());
        Extent y = new Extent(yAxis.scale());
        for (int i = 0; i < regionX.length; i++) {
            addPoint(x, y, regionX[i], regionY[i]);
        }
        for (Points set : points) {
            for (int i = 0; i < set.x().length; i++) {
                addPoint(x, y, set.x()[i], set.y()[i]);
            }
        }
        for (Line line : lines) {
            Curves.addTo(x, y, line);
        }
        if (x.isEmpty() || y.isEmpty()) {
            return EmptyPlot.draw(canvas);
        }
        PlotFrame frame = new PlotFrame(canvas, xAxis, yAxis, x.padded(0.05), y.padded(0.06), 0);
        Plot plot = frame.draw(0, true);
        plot.clip(canvas);
        region(plot);
        Curves.draw(canvas, plot, lines, lineLooks);
        for (int i = 0; i < points.size(); i++) {
            draw(points.get(i), pointLooks.get(i), plot);
        }
        canvas.endClip();
        PointLabels labels = new PointLabels(canvas, plot);
        labels.avoid(lines, regionX, regionY);
        labels.draw(points, pointLooks);
        return legend(plot);
    }

    private static void addPoint(Extent x, Extent y, double px, double py) {
        if (!Double.isNaN(px) && !Double.isNaN(py)) {
            x.add(px);
            y.add(py);
        }
    }

    private void region(Plot plot) {
        if (regionX.length == 0) {
            return;
        }
        double[] px = plot.xs(regionX);
        double[] py = plot.ys(regionY);
        PathData outline = new Polyline(px, py).path();
        if (outline.isEmpty()) {
            return;
        }
        outline.shut();
        canvas.fill(outline, "var(--region)", 1);
        canvas.stroke(outline, "var(--region-edge)", 1.3, "");
        if (regionX.length == 1) {
            canvas.stroke(new Polyline(px, py).dots(), "var(--region-edge)", 8, "");
        }
    }

    private void draw(Points set, Look look, Plot plot) {
        double[] px = plot.xs(set.x());
        double[] py = plot.ys(set.y());
        int[] kept = DotThinning.keep(px, py, canvas.width());
        double[] keptX = new double[kept.length];
        double[] keptY = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptX[i] = px[kept[i]];
            keptY[i] = py[kept[i]];
        }
        if (kept.length < set.x().length && set.x().length > 1500) {
            canvas.note(
                    Numbers.of((long) set.x().length) + " points" + (set.name().isEmpty() ? "" : " of " + set.name())
                            + ", those that would lie on top of another left out.");
        }
        int n = kept.length;
        double radius = n <= 60 ? 5 : n <= 300 ? 4 : n <= 1500 ? 2.8 : 1.6;
        PointShape.draw(canvas, keptX, keptY, look, radius, n <= 60 ? 1 : 0.7);
    }

    private double legend(Plot plot) {
        Legend legend = new Legend();
        for (int i = 0; i < points.size(); i++) {
            legend.points(points.get(i).name(), pointLooks.get(i));
        }
        for (int i = 0; i < lines.size(); i++) {
            legend.line(lines.get(i).name(), lineLooks.get(i));
        }
        return legend.draw(canvas, 0, plot.below());
    }
}

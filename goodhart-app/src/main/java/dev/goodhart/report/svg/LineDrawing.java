package dev.goodhart.report.svg;

import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link LineChart}: names at the ends of the lines where they fit, below the plot otherwise. */
final class LineDrawing {
    private final Canvas canvas;
    private final LineChart chart;
    private final List<Look> looks = new ArrayList<>();

    LineDrawing(Canvas canvas, LineChart chart) {
        this.canvas = canvas;
        this.chart = chart;
        Looks all = new Looks();
        for (Line line : chart.lines()) {
            looks.add(all.of(line, chart.lines()));
        }
    }

    /** Returns the height used. */
    double draw() {
        Extent x = new Extent(chart.x().scale());
        Extent y = new Extent(chart.y().scale());
        for (Line line : chart.lines()) {
            Curves.addTo(x, y, line);
        }
        if (x.isEmpty() || y.isEmpty()) {
            return EmptyPlot.draw(canvas);
        }
        for (LineChart.Mark mark : chart.marks()) {
            x.add(mark.at());
        }
        x.padded(0);
        y.nearZero().padded(0).toTicks(PlotFrame.yTickCount(canvas));
        double names = namesAtEnds(x.onto(0, 1), y.onto(0, 1));
        PlotFrame frame = new PlotFrame(canvas, chart.x(), chart.y(), x, y, names > 0 ? names + 14 : 0);
        MarkLabels marks = new MarkLabels(canvas, chart.marks(), frame.x());
        Plot plot = frame.draw(marks.headRoom(), false);
        marks.draw(plot);
        plot.clip(canvas);
        Curves.draw(canvas, plot, chart.lines(), looks);
        canvas.endClip();
        if (names > 0) {
            nameEnds(plot, names);
            return plot.below();
        }
        Legend legend = new Legend();
        for (int i = 0; i < looks.size(); i++) {
            legend.line(chart.lines().get(i).name(), looks.get(i));
        }
        return legend.draw(canvas, 0, plot.below());
    }

    /** The width that names beside the lines' ends need, 0 where they had better go below. */
    private double namesAtEnds(AxisScale x, AxisScale y) {
        double widest = 0;
        int named = 0;
        for (Line line : chart.lines()) {
            int last = Curves.last(line, x, y);
            if (!line.name().isEmpty() && last >= 0) {
                if (x.at(line.x()[last]) < 0.97) {
                    return 0;
                }
                named++;
                widest = Math.max(widest, canvas.textWidth(line.name()));
            }
        }
        boolean fits = named <= 8 && widest <= canvas.width() * (canvas.room().narrow() ? 0.25 : 0.28);
        return fits ? widest : 0;
    }

    private void nameEnds(Plot plot, double room) {
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            Line line = chart.lines().get(i);
            if (!line.name().isEmpty() && Curves.last(line, plot.x(), plot.y()) >= 0) {
                named.add(i);
            }
        }
        double[] wanted = new double[named.size()];
        for (int k = 0; k < wanted.length; k++) {
            Line line = chart.lines().get(named.get(k));
            wanted[k] = plot.y().at(line.y()[Curves.last(line, plot.x(), plot.y())]);
        }
        double half = canvas.font() / 2;
        double[] at = DirectLabels.spread(wanted, canvas.font() + 3, plot.top() - half, plot.bottom() - 1);
        for (int k = 0; k < wanted.length; k++) {
            Line line = chart.lines().get(named.get(k));
            Look look = looks.get(named.get(k));
            double end = plot.x().at(line.x()[Curves.last(line, plot.x(), plot.y())]);
            if (Math.abs(at[k] - wanted[k]) > canvas.font() * 0.8) {
                canvas.line(end + 3, wanted[k], plot.right() + 10, at[k], look.colour(), 0.8, "");
            }
            canvas.text(
                    plot.right() + 12,
                    at[k] + canvas.font() * 0.35,
                    line.name(),
                    Type.START.fill(look.text()),
                    room + 2);
        }
    }
}

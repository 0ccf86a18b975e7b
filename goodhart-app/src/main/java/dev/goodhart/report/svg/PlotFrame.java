package dev.goodhart.report.svg;

import dev.goodhart.figure.Axis;
import java.util.List;

/** The axes of a chart in the plane. The horizontal layout is known at once, the vertical one when the head room is. */
final class PlotFrame {
    private static final double TICK_SPACING = 75;

    private final Canvas canvas;
    private final Axis xAxis;
    private final Axis yAxis;
    private final Extent yExtent;
    private final AxisScale x;
    private final double left;
    private final double right;

    PlotFrame(Canvas canvas, Axis xAxis, Axis yAxis, Extent xExtent, Extent yExtent, double marginRight) {
        this.canvas = canvas;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.yExtent = yExtent;
        double widest = 0;
        for (Tick tick : yTicks(yExtent.onto(1, 0))) {
            widest = Math.max(widest, canvas.textWidth(tick.label()));
        }
        left = Math.min(widest, canvas.width() * 0.3) + 8;
        double end = canvas.width() - Math.max(marginRight, 10);
        List<Tick> ticks = TickLabels.fitting(canvas, xExtent.onto(left, end), TICK_SPACING);
        if (!ticks.isEmpty()) {
            Tick last = ticks.getLast();
            double spill =
                    xExtent.onto(left, end).at(last.value()) + canvas.textWidth(last.label()) / 2 - canvas.width();
            end -= Math.clamp(spill, 0, 40);
        }
        right = end;
        x = xExtent.onto(left, right);
    }

    AxisScale x() {
        return x;
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    /** Draws grid, ticks and axis names, with {@code headRoom} kept free between the axis name and the plot. */
    Plot draw(double headRoom, boolean verticalGrid) {
        double font = canvas.font();
        double y0 = font;
        for (String line : Words.wrap(yAxis.label(), font, canvas.width(), 2)) {
            canvas.text(0, y0, line, Type.START.quiet());
            y0 += font * 1.3;
        }
        double top = y0 + font * 0.1 + headRoom;
        double bottom = top + canvas.room().plotHeight();
        AxisScale y = yExtent.onto(bottom, top);
        for (Tick tick : yTicks(y)) {
            double at = y.at(tick.value());
            boolean zero = tick.label().equals("0");
            canvas.line(left, at, right, at, zero ? "var(--axis)" : "var(--grid)", 1, "");
            canvas.text(left - 8, at + font * 0.35, tick.label(), Type.END.quiet(), left - 6);
        }
        List<Tick> xTicks = TickLabels.fitting(canvas, x, TICK_SPACING);
        for (Tick tick : xTicks) {
            double at = x.at(tick.value());
            if (verticalGrid) {
                canvas.line(at, top, at, bottom, tick.label().equals("0") ? "var(--axis)" : "var(--grid)", 1, "");
            } else {
                canvas.line(at, bottom, at, bottom + 4, "var(--axis)", 1, "");
            }
        }
        TickLabels.draw(canvas, xTicks, x, bottom + font + 6);
        if (!verticalGrid) {
            canvas.line(left, bottom, right, bottom, "var(--axis)", 1, "");
        }
        double below = bottom + font + 14;
        for (String line : Words.wrap(xAxis.label(), font, canvas.width() - left, 2)) {
            canvas.text((left + right) / 2, below + font, line, Type.MIDDLE.quiet());
            below += font * 1.3;
        }
        return new Plot(x, y, left, top, right, bottom, below + 6);
    }

    private List<Tick> yTicks(AxisScale y) {
        return y.ticks(yTickCount(canvas));
    }

    static int yTickCount(Canvas canvas) {
        return canvas.room().narrow() ? 4 : 5;
    }
}

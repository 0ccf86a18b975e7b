package dev.goodhart.report.svg;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.BarChart.Bar;
import dev.goodhart.figure.Numbers;
import java.util.List;

/** Draws a {@link BarChart}: names on the left, above the bars on a phone; the figure at the end of each bar. */
final class BarDrawing {
    private static final int MOST = 200;
    private static final double THICK = 16;

    private final Canvas canvas;
    private final BarChart chart;
    private final List<Bar> bars;
    private final boolean namesAbove;
    private final double left;
    private final double row;

    BarDrawing(Canvas canvas, BarChart chart) {
        this.canvas = canvas;
        this.chart = chart;
        this.bars = chart.bars().subList(0, Math.min(MOST, chart.bars().size()));
        this.namesAbove = canvas.room().narrow();
        double widest = 0;
        for (Bar bar : bars) {
            widest = Math.max(widest, canvas.textWidth(bar.label()) + 12);
        }
        double most = canvas.width() * 0.34;
        left = namesAbove ? 2 : Math.max(2, Math.min(widest, most));
        row = namesAbove ? canvas.font() + 30 : widest > most ? 2.4 * canvas.font() + 6 : 30;
    }

    /** Returns the height used. */
    double draw() {
        if (bars.isEmpty()) {
            return EmptyPlot.draw(canvas);
        }
        double font = canvas.font();
        double figures = 0;
        for (Bar bar : bars) {
            figures = Math.max(figures, canvas.textWidth(figure(bar)) + 14);
        }
        AxisScale x = scale(figures);
        canvas.text(namesAbove ? 0 : left, font, chart.value().label(), Type.START.quiet(), canvas.width() - left);
        double top = font * 1.3 + 4;
        double bottom = top + bars.size() * row;
        List<Tick> ticks = TickLabels.fitting(canvas, x, 90);
        for (Tick tick : ticks) {
            canvas.line(x.at(tick.value()), top, x.at(tick.value()), bottom, "var(--grid)", 1, "");
        }
        TickLabels.draw(canvas, ticks, x, bottom + font + 5);
        double base = chart.value().scale() == Axis.Scale.LOG ? x.from() : x.at(0);
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), x, base, top + i * row);
        }
        if (!namesAbove) {
            canvas.line(base, top, base, bottom, "var(--axis)", 1, "");
        }
        double end = bottom + font + 14;
        if (bars.size() < chart.bars().size()) {
            String rest = "… and " + Numbers.of((long) chart.bars().size() - bars.size()) + " more bars";
            canvas.text(0, end + font, rest, Type.START.quiet());
            end += font * 1.5;
        }
        return end;
    }

    /** The axis from zero, or from the decade below the least figure, with room for the figures at the ends. */
    private AxisScale scale(double figures) {
        Extent extent = new Extent(chart.value().scale());
        boolean negative = false;
        for (Bar bar : bars) {
            extent.add(bar.value()).add(bar.low()).add(bar.high());
            negative |= bar.value() < 0;
        }
        switch (chart.value().scale()) {
            case LINEAR -> extent.add(0).padded(0);
            case LOG -> {
                if (!extent.isEmpty()) {
                    extent.add(Math.pow(10, Math.floor(Math.log10(extent.low()) - 1e-9)));
                }
                extent.padded(0);
            }
        }
        return extent.onto(left + (negative ? figures : 0), canvas.width() - figures);
    }

    private void bar(Bar bar, AxisScale x, double base, double top) {
        double font = canvas.font();
        double y = namesAbove ? top + font + 8 : top + (row - THICK) / 2;
        double middle = y + THICK / 2;
        double end = x.at(bar.value());
        double reach = Double.isNaN(end) ? base : end;
        if (!Double.isNaN(end)) {
            canvas.rect(Math.min(base, end), y, Math.max(0.5, Math.abs(end - base)), THICK, "var(--bar)");
        }
        if (namesAbove) {
            canvas.line(base, y - 4, base, y + THICK + 4, "var(--axis)", 1, "");
        }
        double low = x.atOrLow(bar.low());
        double high = x.at(bar.high());
        if (!Double.isNaN(low) && !Double.isNaN(high)) {
            PathData whisker = new PathData().move(low, middle).line(high, middle);
            whisker.move(low, middle - 4)
                    .line(low, middle + 4)
                    .move(high, middle - 4)
                    .line(high, middle + 4);
            canvas.stroke(whisker, "var(--ink)", 1.5, "");
            reach = bar.value() < 0 ? Math.min(reach, low) : Math.max(reach, high);
        }
        boolean leftwards = bar.value() < 0 && !Double.isNaN(end);
        Type type = leftwards ? Type.END : Type.START;
        canvas.text(leftwards ? reach - 7 : reach + 7, middle + font * 0.35, figure(bar), type.halo());
        name(bar, namesAbove ? top + font + 2 : middle + font * 0.35);
    }

    private void name(Bar bar, double baseline) {
        if (namesAbove) {
            canvas.text(0, baseline, bar.label(), Type.START.halo(), canvas.width());
            return;
        }
        List<String> lines = Words.wrap(bar.label(), canvas.font(), left - 10, 2);
        double y = baseline - (lines.size() - 1) * canvas.font() * 0.6;
        for (String line : lines) {
            canvas.text(left - 10, y, line, Type.END, left - 10);
            y += canvas.font() * 1.2;
        }
    }

    private static String figure(Bar bar) {
        return Ticks.minus(Numbers.of(bar.value(), 3));
    }
}

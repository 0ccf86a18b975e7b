package dev.goodhart.report.svg;

import java.util.List;

/** Labels a horizontal axis: as many ticks as their labels leave room for, none outside the picture. */
final class TickLabels {
    private TickLabels() {}

    static List<Tick> fitting(Canvas canvas, AxisScale scale, double spacing) {
        for (int count = (int) Math.max(2, (scale.to() - scale.from()) / spacing); count > 0; count--) {
            List<Tick> ticks = scale.ticks(count);
            if (roomy(canvas, ticks, scale)) {
                return ticks;
            }
        }
        List<Tick> ticks = scale.ticks(1);
        return ticks.isEmpty() ? ticks : List.of(ticks.getFirst());
    }

    static void draw(Canvas canvas, List<Tick> ticks, AxisScale scale, double baseline) {
        for (Tick tick : ticks) {
            canvas.text(left(canvas, tick, scale), baseline, tick.label(), Type.START.quiet(), canvas.width());
        }
    }

    private static boolean roomy(Canvas canvas, List<Tick> ticks, AxisScale scale) {
        for (int i = 1; i < ticks.size(); i++) {
            double end = left(canvas, ticks.get(i - 1), scale)
                    + canvas.textWidth(ticks.get(i - 1).label());
            if (left(canvas, ticks.get(i), scale) < end + 12) {
                return false;
            }
        }
        return true;
    }

    /** Centred under the tick, moved inwards at the edges. */
    private static double left(Canvas canvas, Tick tick, AxisScale scale) {
        double width = canvas.textWidth(tick.label());
        return Math.max(0, Math.min(scale.at(tick.value()) - width / 2, canvas.width() - width));
    }
}

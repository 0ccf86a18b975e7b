package dev.goodhart.report.svg;

import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Numbers;

/** The key of a colour scale: a strip with its ends, and zero where it is the middle. */
final class ColourBar {
    private ColourBar() {}

    /** Draws the key with its top at {@code top}. Returns where it ends. */
    static double draw(Canvas canvas, CellShading shading, String label, double left, double top, double room) {
        if (shading.isEmpty()) {
            return top;
        }
        double font = canvas.font();
        double y = top + 4;
        for (String line : Words.wrap(label, font, room, 2)) {
            canvas.text(left, y + font * 0.9, line, Type.START.quiet());
            y += font * 1.3;
        }
        if (shading.low() == shading.high()) {
            canvas.rect(left, y, 28, 12, shading.colour(shading.step(shading.low())));
            canvas.text(left + 36, y + font * 0.85, write(shading.low()) + " everywhere", Type.START.quiet());
            return y + font + 8;
        }
        double width = Math.min(240, room);
        int steps = Ramp.steps(shading.range());
        for (int i = 0; i < steps; i++) {
            // Each step reaches under the next, so that no seam shows.
            double over = i < steps - 1 ? 0.6 : 0;
            canvas.rect(left + i * width / steps, y, width / steps + over, 12, shading.colour(i));
        }
        double base = y + 12 + font + 3;
        canvas.text(left, base, write(shading.low()), Type.START.quiet());
        canvas.text(left + width, base, write(shading.high()), Type.END.quiet());
        boolean diverging = shading.range() == HeatMap.Range.DIVERGING;
        double middle = diverging ? 0 : shading.low() / 2 + shading.high() / 2;
        double ends = canvas.textWidth(write(shading.low())) + canvas.textWidth(write(shading.high()));
        if (ends + canvas.textWidth(write(middle)) + 28 < width) {
            canvas.text(left + width / 2, base, write(middle), Type.MIDDLE.quiet());
        }
        return base + 8;
    }

    private static String write(double value) {
        return Ticks.minus(Numbers.of(value, 3));
    }
}

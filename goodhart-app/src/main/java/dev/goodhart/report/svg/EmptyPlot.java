package dev.goodhart.report.svg;

/** What is shown where there is nothing to draw. */
final class EmptyPlot {
    private EmptyPlot() {}

    /** Returns the height used. */
    static double draw(Canvas canvas) {
        double height = 90;
        canvas.rect(0, 0, canvas.width(), height, "var(--panel)");
        canvas.text(canvas.width() / 2, height / 2 + canvas.font() * 0.35, "No data to draw", Type.MIDDLE.quiet());
        canvas.note("There is no data to draw.");
        return height;
    }
}

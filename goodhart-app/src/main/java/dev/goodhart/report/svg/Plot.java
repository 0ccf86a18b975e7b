package dev.goodhart.report.svg;

/**
 * The area of a chart in which data lie.
 *
 * @param x the horizontal scale
 * @param y the vertical scale
 * @param left its left edge
 * @param top its upper edge
 * @param right its right edge
 * @param bottom its lower edge
 * @param below where the space under the axis names begins
 */
record Plot(AxisScale x, AxisScale y, double left, double top, double right, double bottom, double below) {
    double[] xs(double[] values) {
        double[] at = new double[values.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = x.at(values[i]);
        }
        return at;
    }

    double[] ys(double[] values) {
        double[] at = new double[values.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = y.at(values[i]);
        }
        return at;
    }

    double[] ysOrLow(double[] values) {
        double[] at = new double[values.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = y.atOrLow(values[i]);
        }
        return at;
    }

    void clip(Canvas canvas) {
        canvas.beginClip("plot", left - 4, top - 4, right - left + 8, bottom - top + 8);
    }
}

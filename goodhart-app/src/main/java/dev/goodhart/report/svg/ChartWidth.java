package dev.goodhart.report.svg;

/** The room a chart is drawn for. Each is laid out anew, so that text has one readable size whatever the screen. */
public enum ChartWidth {
    /** A column of text on a desk or on paper: 680 units. */
    WIDE(680, 330),
    /** A phone, or one of two columns: 360 units. */
    NARROW(360, 270);

    private final double units;
    private final double plotHeight;

    ChartWidth(double units, double plotHeight) {
        this.units = units;
        this.plotHeight = plotHeight;
    }

    /** {@return the width of the view box} */
    public double units() {
        return units;
    }

    double plotHeight() {
        return plotHeight;
    }

    boolean narrow() {
        return this == NARROW;
    }
}

package dev.goodhart.figure;

import java.util.List;

/**
 * Horizontal bars with intervals.
 *
 * @param title a short heading
 * @param caption what to see
 * @param value the axis of the bars' lengths
 * @param bars the bars, top to bottom
 */
public record BarChart(String title, String caption, Axis value, List<Bar> bars) implements Figure {
    /**
     * One bar.
     *
     * @param label its name
     * @param value its length, may be negative
     * @param low lower end of the interval, NaN for none
     * @param high upper end of the interval, NaN for none
     */
    public record Bar(String label, double value, double low, double high) {
        /**
         * A bar without an interval.
         *
         * @param label its name
         * @param value its length
         */
        public Bar(String label, double value) {
            this(label, value, Double.NaN, Double.NaN);
        }
    }

    /** Copies the bars. */
    public BarChart {
        bars = List.copyOf(bars);
    }
}

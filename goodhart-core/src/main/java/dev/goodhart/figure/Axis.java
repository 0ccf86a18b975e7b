package dev.goodhart.figure;

/**
 * One axis of a chart.
 *
 * @param label what it measures, with the unit
 * @param scale linear or logarithmic
 */
public record Axis(String label, Scale scale) {
    /** How figures are placed along an axis. */
    public enum Scale {
        /** Evenly. */
        LINEAR,
        /** By their logarithm to base 10; figures at or below zero are left out. */
        LOG
    }

    /**
     * A linear axis.
     *
     * @param label what it measures
     * @return the axis
     */
    public static Axis of(String label) {
        return new Axis(label, Scale.LINEAR);
    }

    /**
     * A logarithmic axis.
     *
     * @param label what it measures
     * @return the axis
     */
    public static Axis log(String label) {
        return new Axis(label, Scale.LOG);
    }
}

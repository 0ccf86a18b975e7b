package dev.goodhart.report.svg;

import dev.goodhart.figure.Axis;
import java.util.List;

/**
 * Places figures along an axis.
 *
 * @param scale linear or logarithmic
 * @param low the figure at {@code from}
 * @param high the figure at {@code to}, above {@code low}
 * @param from a position on the canvas
 * @param to a position on the canvas
 */
record AxisScale(Axis.Scale scale, double low, double high, double from, double to) {
    static boolean shows(Axis.Scale scale, double value) {
        return switch (scale) {
            case LINEAR -> Double.isFinite(value);
            case LOG -> Double.isFinite(value) && value > 0;
        };
    }

    boolean shows(double value) {
        return shows(scale, value);
    }

    /** The position of a figure, NaN for one that the axis cannot show. */
    double at(double value) {
        if (!shows(value)) {
            return Double.NaN;
        }
        double t = switch (scale) {
            // Halves keep the difference of two huge figures finite.
            case LINEAR -> (value / 2 - low / 2) / (high / 2 - low / 2);
            case LOG -> (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low));
        };
        // Far outside is as good as anywhere outside, and keeps the file's numbers short.
        return from + Math.clamp(t, -10, 11) * (to - from);
    }

    /** The position of a figure; one that the axis cannot show because it is too small lies at the low end. */
    double atOrLow(double value) {
        return scale == Axis.Scale.LOG && value <= 0 ? from : at(value);
    }

    List<Tick> ticks(int count) {
        return switch (scale) {
            case LINEAR -> Ticks.linear(low, high, count);
            case LOG -> Ticks.log(low, high, count);
        };
    }
}

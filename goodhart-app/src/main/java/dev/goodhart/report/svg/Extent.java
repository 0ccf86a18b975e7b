package dev.goodhart.report.svg;

import dev.goodhart.figure.Axis;

/** The smallest interval that holds every figure an axis can show. */
final class Extent {
    private final Axis.Scale scale;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    Extent(Axis.Scale scale) {
        this.scale = scale;
    }

    Extent add(double value) {
        if (AxisScale.shows(scale, value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return this;
    }

    Extent addAll(double[] values) {
        for (double value : values) {
            add(value);
        }
        return this;
    }

    boolean isEmpty() {
        return low > high;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** Takes zero in when it is near enough that leaving it out would mislead about proportions. */
    Extent nearZero() {
        if (scale == Axis.Scale.LINEAR && !isEmpty()) {
            if (low > 0 && low < 0.4 * high) {
                low = 0;
            } else if (high < 0 && high > 0.4 * low) {
                high = 0;
            }
        }
        return this;
    }

    /** Widens the interval by a share of itself on both sides, and opens it where all figures are equal. */
    Extent padded(double share) {
        if (isEmpty()) {
            low = scale == Axis.Scale.LOG ? 1 : 0;
            high = scale == Axis.Scale.LOG ? 10 : 1;
            return this;
        }
        switch (scale) {
            case LINEAR -> {
                double size = Math.max(Math.abs(low), Math.abs(high));
                // Figures that differ by less than what a double can tell apart over an axis count as equal.
                boolean equal = high / 2 - low / 2 <= 1e-12 * size;
                double pad = equal ? (size == 0 ? 1 : 0.1 * size) : share * (high / 2 - low / 2) * 2;
                low = Math.max(low - pad, -Double.MAX_VALUE / 4);
                high = Math.min(high + pad, Double.MAX_VALUE / 4);
            }
            case LOG -> {
                double ratio = Math.log10(high) - Math.log10(low);
                double factor = ratio < 1e-9 ? 3 : Math.pow(10, share * ratio);
                low = Math.max(low / factor, Double.MIN_NORMAL);
                high = Math.min(high * factor, Double.MAX_VALUE / 4);
            }
        }
        return this;
    }

    /** Widens the interval to the ticks around it where they are near, a little otherwise. */
    Extent toTicks(int count) {
        double step = scale == Axis.Scale.LINEAR ? Ticks.step(low, high, count) : 0;
        if (step > 0 && Double.isFinite(step)) {
            double floor = Math.floor(low / step + 1e-9) * step;
            double ceiling = Math.ceil(high / step - 1e-9) * step;
            low = low - floor <= 0.45 * step ? floor : low - 0.1 * step;
            high = ceiling - high <= 0.45 * step ? ceiling : high + 0.1 * step;
        }
        return this;
    }

    AxisScale onto(double from, double to) {
        return new AxisScale(scale, low, high, from, to);
    }
}

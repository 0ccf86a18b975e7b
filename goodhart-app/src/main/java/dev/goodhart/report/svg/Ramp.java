package dev.goodhart.report.svg;

import dev.goodhart.figure.HeatMap;

/**
 * The colours of heat maps: steps of even lightness, light to dark on a light page and dark to light on a dark one, so that more
 * always stands out more.
 */
final class Ramp {
    /** Steps of the sequential scale. */
    static final int SEQUENTIAL = 32;
    /** Steps of the diverging scale; odd, so that zero has a step of its own. */
    static final int DIVERGING = 33;

    private Ramp() {}

    static int steps(HeatMap.Range range) {
        return switch (range) {
            case SEQUENTIAL -> SEQUENTIAL;
            case DIVERGING -> DIVERGING;
        };
    }

    static String prefix(HeatMap.Range range) {
        return switch (range) {
            case SEQUENTIAL -> "q";
            case DIVERGING -> "d";
        };
    }

    static Rgb colour(HeatMap.Range range, int step, boolean dark) {
        return switch (range) {
            case SEQUENTIAL -> sequential(step, dark).toRgb();
            case DIVERGING -> diverging(step, dark).toRgb();
        };
    }

    private static OkLch sequential(int step, boolean dark) {
        double t = step / (SEQUENTIAL - 1.0);
        if (dark) {
            return new OkLch(
                    0.27 + 0.64 * t, 0.05 + 0.09 * Math.sin(Math.PI * Math.min(1, 0.15 + 0.8 * t)), 275 - 165 * t);
        }
        return new OkLch(0.965 - 0.635 * t, 0.025 + 0.10 * Math.sin(Math.PI * 0.75 * t), 105 + 165 * Math.sqrt(t));
    }

    private static OkLch diverging(int step, boolean dark) {
        int middle = DIVERGING / 2;
        double t = Math.abs(step - middle) / (double) middle;
        double hue = step < middle ? 42 : 255;
        return dark
                ? new OkLch(0.28 + 0.50 * t, 0.15 * t, hue)
                : new OkLch(0.965 - 0.52 * t, 0.16 * Math.pow(t, 0.85), hue);
    }

    /**
     * The custom property of text that can be read on a step in both modes.
     *
     * @return {@code --on} and, for the light and the dark mode, whether the text is light (l) or dark (d)
     */
    static String textOn(HeatMap.Range range, int step) {
        return "--on" + shade(colour(range, step, false)) + shade(colour(range, step, true));
    }

    private static char shade(Rgb background) {
        return background.contrast(Theme.TEXT_LIGHT) > background.contrast(Theme.TEXT_DARK) ? 'l' : 'd';
    }
}

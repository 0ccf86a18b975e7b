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

    /** The steps of a scale in both modes, and the text for each. */
    private record Tones(Rgb[] light, Rgb[] dark, String[] text) {
        static Tones of(HeatMap.Range range) {
            Rgb[] light = new Rgb[steps(range)];
            Rgb[] dark = new Rgb[light.length];
            String[] text = new String[light.length];
            for (int step = 0; step < light.length; step++) {
                light[step] = lch(range, step, false).toRgb();
                dark[step] = lch(range, step, true).toRgb();
                text[step] = "--on" + shade(light[step]) + shade(dark[step]);
            }
            return new Tones(light, dark, text);
        }
    }

    private static final Tones SEQUENTIAL_TONES = Tones.of(HeatMap.Range.SEQUENTIAL);
    private static final Tones DIVERGING_TONES = Tones.of(HeatMap.Range.DIVERGING);

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

    private static Tones tones(HeatMap.Range range) {
        return switch (range) {
            case SEQUENTIAL -> SEQUENTIAL_TONES;
            case DIVERGING -> DIVERGING_TONES;
        };
    }

    static Rgb colour(HeatMap.Range range, int step, boolean dark) {
        return dark ? tones(range).dark()[step] : tones(range).light()[step];
    }

    private static OkLch lch(HeatMap.Range range, int step, boolean dark) {
        return switch (range) {
            case SEQUENTIAL -> sequential(step, dark);
            case DIVERGING -> diverging(step, dark);
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
        return tones(range).text()[step];
    }

    private static char shade(Rgb background) {
        return background.contrast(Theme.TEXT_LIGHT) > background.contrast(Theme.TEXT_DARK) ? 'l' : 'd';
    }
}

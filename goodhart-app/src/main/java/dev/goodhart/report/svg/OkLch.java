package dev.goodhart.report.svg;

/**
 * A colour by lightness, chroma and hue in the OKLab space, in which equal steps look about equal (Ottosson 2020).
 *
 * @param lightness in [0, 1]
 * @param chroma from 0 (grey) to about 0.3
 * @param hue in degrees
 */
record OkLch(double lightness, double chroma, double hue) {
    /** The nearest colour of the same lightness and hue that a screen can show. */
    Rgb toRgb() {
        double c = chroma;
        double[] linear = linear(c);
        for (int i = 0; i < 40 && !inGamut(linear); i++) {
            c *= 0.95;
            linear = linear(c);
        }
        return Rgb.ofLinear(linear[0], linear[1], linear[2]);
    }

    private double[] linear(double c) {
        double a = c * Math.cos(Math.toRadians(hue));
        double b = c * Math.sin(Math.toRadians(hue));
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean inGamut(double[] linear) {
        for (double v : linear) {
            if (v < -1e-4 || v > 1 + 1e-4) {
                return false;
            }
        }
        return true;
    }

    private static double cube(double v) {
        return v * v * v;
    }
}

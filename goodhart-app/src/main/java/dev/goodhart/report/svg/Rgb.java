package dev.goodhart.report.svg;

/**
 * A colour of the screen.
 *
 * @param red in [0, 255]
 * @param green in [0, 255]
 * @param blue in [0, 255]
 */
record Rgb(int red, int green, int blue) {
    static Rgb hex(String hex) {
        int value = Integer.parseInt(hex, 1, hex.length(), 16);
        return new Rgb(value >> 16, (value >> 8) & 0xFF, value & 0xFF);
    }

    static Rgb ofLinear(double red, double green, double blue) {
        return new Rgb(encode(red), encode(green), encode(blue));
    }

    String hex() {
        return "#"
                + Integer.toHexString((1 << 24) | (red << 16) | (green << 8) | blue)
                        .substring(1);
    }

    double luminance() {
        return 0.2126 * decode(red) + 0.7152 * decode(green) + 0.0722 * decode(blue);
    }

    /** The contrast ratio of WCAG 2, from 1 to 21. */
    double contrast(Rgb other) {
        double a = luminance() + 0.05;
        double b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    /** This colour moved towards black or white until it can be read as text on a background. */
    Rgb readableOn(Rgb background) {
        int towards = background.luminance() > 0.18 ? 0 : 255;
        Rgb colour = this;
        for (int step = 1; step <= 20 && colour.contrast(background) < 4.6; step++) {
            colour = new Rgb(mix(red, towards, step), mix(green, towards, step), mix(blue, towards, step));
        }
        return colour;
    }

    private static int mix(int from, int to, int step) {
        return from + (to - from) * step / 20;
    }

    static double decode(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int encode(double linear) {
        double c = Math.clamp(linear, 0, 1);
        double v = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * v);
    }
}

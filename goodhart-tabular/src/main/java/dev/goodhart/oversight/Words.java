package dev.goodhart.oversight;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {
    private Words() {}

    /** Six significant digits without trailing zeros. */
    static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int decimals = Math.max(0, 5 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}

package dev.goodhart.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes numbers the same way everywhere: four significant digits, whole numbers in full, thousands grouped, no trailing zeros,
 * no negative zero, {@code n/a} for NaN. Figures from 1e15 up and below 1e-4 are written with an exponent.
 */
public final class Numbers {
    private static final double EXPONENT_FROM = 1e15;
    private static final double EXPONENT_BELOW = 1e-4;

    private Numbers() {}

    /**
     * Writes a number with four significant digits.
     *
     * @param value the number
     * @return the text, such as {@code 0.1235}, {@code 12,346}, {@code 1.5e-7}, {@code n/a}
     */
    public static String of(double value) {
        return of(value, 4);
    }

    /**
     * Writes a number with the given significant digits; the digits before the point are always kept.
     *
     * @param value the number
     * @param digits significant digits, at least 1
     * @return the text
     */
    public static String of(double value, int digits) {
        if (Double.isNaN(value)) {
            return "n/a";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= EXPONENT_FROM || size < EXPONENT_BELOW) {
            return exponent(value, digits);
        }
        if (value == Math.rint(value)) {
            return grouped(Long.toString((long) value));
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = size >= Math.pow(10, digits - 1)
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(digits, RoundingMode.HALF_UP));
        return grouped(rounded.stripTrailingZeros().toPlainString());
    }

    /**
     * Writes a whole number with its thousands grouped.
     *
     * @param value the number
     * @return the text, such as {@code 12,346}
     */
    public static String of(long value) {
        return grouped(Long.toString(value));
    }

    /**
     * Writes a number with a fixed count of decimals, for columns that are read downwards.
     *
     * @param value the number
     * @param decimals digits after the point, at least 0
     * @return the text, such as {@code 0.50}; {@code n/a} for NaN
     */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value) || Math.abs(value) >= EXPONENT_FROM) {
            return of(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return grouped(rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString());
    }

    private static String exponent(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(power).stripTrailingZeros().toPlainString() + "e" + power;
    }

    private static String grouped(String plain) {
        int from = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        if (end - from <= 3) {
            return plain;
        }
        StringBuilder out = new StringBuilder(plain.length() + 4).append(plain, 0, from);
        for (int i = from; i < end; i++) {
            if (i > from && (end - i) % 3 == 0) {
                out.append(',');
            }
            out.append(plain.charAt(i));
        }
        return out.append(plain, end, plain.length()).toString();
    }
}

package dev.goodhart.report.svg;

import dev.goodhart.figure.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Round figures to label an axis with. */
final class Ticks {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Ticks() {}

    /** A step of 1, 2 or 5 times a power of ten that gives about {@code count} ticks. */
    static double step(double low, double high, int count) {
        double rough = (high / count) - (low / count);
        if (!(rough > 0)) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }

    static List<Tick> linear(double low, double high, int count) {
        double step = step(low, high, Math.max(1, count));
        List<Tick> ticks = new ArrayList<>();
        if (!(step > 0) || !Double.isFinite(step)) {
            return List.of(new Tick(low, label(low, 0)));
        }
        double first = Math.ceil(low / step - 1e-9);
        double last = Math.floor(high / step + 1e-9);
        for (double i = first; i <= last && ticks.size() < 50; i++) {
            double value = i * step;
            if (Double.isFinite(value)) {
                ticks.add(new Tick(value, label(value, step)));
            }
        }
        return ticks;
    }

    /** Powers of ten; their multiples by 2 and 5 when there are few; linear ticks within less than a decade. */
    static List<Tick> log(double low, double high, int count) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        List<Tick> ticks = new ArrayList<>();
        if (last - first >= 2) {
            int every = Math.max(1, (int) Math.ceil((last - first + 1.0) / Math.max(2, count)));
            boolean plain = first >= -3 && last <= 5;
            for (int e = first; e <= last; e++) {
                if (Math.floorMod(e, every) == 0) {
                    ticks.add(new Tick(Math.pow(10, e), plain ? label(Math.pow(10, e), Math.pow(10, e)) : power(e)));
                }
            }
            return ticks;
        }
        for (int e = first - 1; e <= last; e++) {
            for (int lead : new int[] {1, 2, 5}) {
                double value = lead * Math.pow(10, e);
                if (Double.isFinite(value) && value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    ticks.add(new Tick(value, label(value, value)));
                }
            }
        }
        return ticks.size() >= 2 ? ticks : linear(low, high, count);
    }

    private static String power(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A tick's figure with as many digits as its step needs. */
    private static String label(double value, double step) {
        double size = Math.abs(value);
        if (size < step * 1e-6) {
            return "0";
        }
        if (size >= 1e6 || step < 1e-4) {
            int digits =
                    step > 0 ? 1 + (int) Math.max(0, Math.floor(Math.log10(size)) - Math.floor(Math.log10(step))) : 4;
            return scientific(value, Math.min(digits, 15));
        }
        int decimals = step > 0 ? (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) : 4;
        return minus(Numbers.fixed(value, decimals));
    }

    private static String scientific(double value, int digits) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        String lead = minus(rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString());
        if (exponent == 0) {
            return lead;
        }
        return lead.equals("1") ? power(exponent) : lead + "·" + power(exponent);
    }

    /** The text with the typographic minus. */
    static String minus(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }
}

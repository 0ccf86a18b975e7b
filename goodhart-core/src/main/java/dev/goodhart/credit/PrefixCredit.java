package dev.goodhart.credit;

/** Prefix differences: what the text is worth after each unit, minus what it was worth before. */
final class PrefixCredit {
    private PrefixCredit() {}

    static double[] of(double[] prefixValues) {
        double[] credits = new double[prefixValues.length - 1];
        for (int t = 0; t < credits.length; t++) {
            credits[t] = prefixValues[t + 1] - prefixValues[t];
        }
        return credits;
    }
}

package dev.goodhart.credit;

import java.util.random.RandomGenerator;

/** Games to split. */
final class Games {
    private Games() {}

    /** 1 for unit 0 (a left glove) together with unit 1 or 2 (right gloves). */
    static CoalitionValue glove() {
        return CoalitionValue.each(c -> c.contains(0) && (c.contains(1) || c.contains(2)) ? 1 : 0);
    }

    /** A normal number for every coalition, nobody included. */
    static double[] random(int units, RandomGenerator random) {
        return random.doubles(1L << units, 0, 1).map(u -> 10 * u - 5).toArray();
    }

    /** Worth of each unit alone and of each pair. */
    static CoalitionValue twoBody(double[] alone, double[][] pair) {
        return CoalitionValue.each(c -> {
            double sum = 0.7;
            for (int i = 0; i < alone.length; i++) {
                for (int j = 0; j < i && c.contains(i); j++) {
                    sum += c.contains(j) ? pair[i][j] : 0;
                }
                sum += c.contains(i) ? alone[i] : 0;
            }
            return sum;
        });
    }
}

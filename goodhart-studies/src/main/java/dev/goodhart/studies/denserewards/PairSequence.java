package dev.goodhart.studies.denserewards;

import java.util.random.RandomGenerator;

/** Long strings whose value is that of single letters plus kappa times that of neighbours, so that every credit has a closed form. */
final class PairSequence {
    static final int LETTERS = 4;

    private final int units;
    private final double[][] single;
    private final double[][][] pair;

    PairSequence(int units, double kappa, RandomGenerator random) {
        this.units = units;
        single = new double[units][LETTERS];
        pair = new double[units][LETTERS][LETTERS];
        for (int t = 0; t < units; t++) {
            for (int k = 0; k < LETTERS; k++) {
                single[t][k] = random.nextGaussian();
            }
        }
        for (int t = 1; t < units; t++) {
            for (int before = 0; before < LETTERS; before++) {
                for (int k = 0; k < LETTERS; k++) {
                    pair[t][before][k] = kappa * random.nextGaussian();
                }
            }
        }
    }

    int units() {
        return units;
    }

    /** What a letter adds to the string before it: the prefix difference. */
    double added(int t, int before, int letter) {
        return single[t][letter] + (t == 0 ? 0 : pair[t][before][letter]);
    }

    double[] prefixCredits(int[] string) {
        double[] credits = new double[units];
        for (int t = 0; t < units; t++) {
            credits[t] = added(t, t == 0 ? 0 : string[t - 1], string[t]);
        }
        return credits;
    }

    /** Half of each pair goes to either neighbour. */
    double[] shapleyCredits(int[] string) {
        double[] credits = new double[units];
        for (int t = 0; t < units; t++) {
            credits[t] += single[t][string[t]];
            if (t > 0) {
                double half = pair[t][string[t - 1]][string[t]] / 2;
                credits[t] += half;
                credits[t - 1] += half;
            }
        }
        return credits;
    }

    /** The value of the best string, by dynamic programming. */
    double best() {
        double[] best = new double[LETTERS];
        for (int t = units - 1; t >= 0; t--) {
            double[] from = new double[LETTERS];
            for (int before = 0; before < LETTERS; before++) {
                from[before] = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < LETTERS; k++) {
                    from[before] = Math.max(from[before], added(t, before, k) + best[k]);
                }
            }
            best = from;
        }
        return best[0];
    }
}

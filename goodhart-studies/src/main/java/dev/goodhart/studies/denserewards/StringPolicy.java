package dev.goodhart.studies.denserewards;

/** A softmax over letters for every prefix, and its exact gradients by going through all strings. */
final class StringPolicy {
    private static final int UNITS = StringGame.UNITS;
    private static final int LETTERS = StringGame.LETTERS;
    /** Prefixes of 0 to 3 letters: 1 + 3 + 9 + 27. */
    private static final int PREFIXES = 40;

    /** {@code [string][unit]} where the logits of what was written before the unit begin. */
    private static final int[][] BEFORE = new int[StringGame.STRINGS][UNITS];

    /** {@code [string][unit]} where the logit of the unit's letter is. */
    private static final int[][] CHOSEN = new int[StringGame.STRINGS][UNITS];

    static {
        for (int string = 0; string < StringGame.STRINGS; string++) {
            for (int unit = 0; unit < UNITS; unit++) {
                BEFORE[string][unit] = prefix(string, unit);
                CHOSEN[string][unit] = BEFORE[string][unit] + StringGame.letter(string, unit);
            }
        }
    }

    private final double[] logits = new double[PREFIXES * LETTERS];

    /** Where the prefix of so many letters keeps its logits. */
    private static int prefix(int string, int length) {
        int places = 1;
        int before = 0;
        for (int i = 0; i < length; i++) {
            before += places;
            places *= LETTERS;
        }
        return (before + string % places) * LETTERS;
    }

    private double[] probabilities() {
        double[] p = new double[logits.length];
        for (int at = 0; at < p.length; at += LETTERS) {
            double largest = Math.max(logits[at], Math.max(logits[at + 1], logits[at + 2]));
            double sum = 0;
            for (int k = at; k < at + LETTERS; k++) {
                p[k] = Math.exp(logits[k] - largest);
                sum += p[k];
            }
            for (int k = at; k < at + LETTERS; k++) {
                p[k] /= sum;
            }
        }
        return p;
    }

    private static double probability(int string, double[] p) {
        double product = 1;
        for (int chosen : CHOSEN[string]) {
            product *= p[chosen];
        }
        return product;
    }

    /**
     * The exact mean of sum_t grad log pi(y_t | y_&lt;t) weight_t(y).
     *
     * @param weights {@code [strings][units]}
     * @return by logit
     */
    double[] gradient(double[][] weights) {
        double[] p = probabilities();
        double[] gradient = new double[logits.length];
        for (int string = 0; string < weights.length; string++) {
            double probability = probability(string, p);
            for (int unit = 0; unit < UNITS; unit++) {
                int at = BEFORE[string][unit];
                double weight = probability * weights[string][unit];
                gradient[CHOSEN[string][unit]] += weight;
                for (int k = 0; k < LETTERS; k++) {
                    gradient[at + k] -= weight * p[at + k];
                }
            }
        }
        return gradient;
    }

    void ascend(double[][] weights, int steps) {
        for (int step = 0; step < steps; step++) {
            double[] gradient = gradient(weights);
            for (int i = 0; i < logits.length; i++) {
                logits[i] += gradient[i];
            }
        }
    }

    double expected(double[] scores) {
        double[] p = probabilities();
        double mean = 0;
        for (int string = 0; string < scores.length; string++) {
            mean += probability(string, p) * scores[string];
        }
        return mean;
    }
}

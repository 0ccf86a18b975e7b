package dev.goodhart.studies.par;

import dev.goodhart.transform.Logistic;

/**
 * What a policy of independent bits is worth, exactly: gold depends on how many bits of each kind are set, and those numbers have a
 * distribution that is found by adding one bit after the other. Means are over prompts.
 */
final class ExactMetrics {
    private static final int COUNTS = BitWorld.QUALITY + 1;
    private static final int KINDS = COUNTS * (BitWorld.PADDING + 1);
    private static final double[] GOLD = new double[KINDS];

    /** {@code [kinds * kinds]} whether the first of two kinds of answer is better, ties half, and how likely a person says so. */
    private static final double[] BETTER = new double[KINDS * KINDS];

    private static final double[] PREFERRED = new double[KINDS * KINDS];

    static {
        for (int a = 0; a < KINDS; a++) {
            int gold = BitWorld.goldInFifths(a / COUNTS, a % COUNTS);
            GOLD[a] = gold * 0.2;
            for (int b = 0; b < KINDS; b++) {
                int other = BitWorld.goldInFifths(b / COUNTS, b % COUNTS);
                BETTER[a * KINDS + b] = gold > other ? 1 : gold == other ? 0.5 : 0;
                PREFERRED[a * KINDS + b] = Logistic.sigmoid((gold - other) * 0.2);
            }
        }
    }

    private final BitWorld world;
    private final double[][] initial;
    private final double initialGold;

    ExactMetrics(BitWorld world) {
        this.world = world;
        this.initial = new double[BitWorld.PROMPTS][];
        double sum = 0;
        for (int x = 0; x < initial.length; x++) {
            initial[x] = kinds(world.rate()[x], 0);
            sum += gold(initial[x]) / BitWorld.PROMPTS;
        }
        this.initialGold = sum;
    }

    /**
     * The figures of one policy.
     *
     * @param gold gained over the initial policy
     * @param win rate against the initial policy, ties half
     * @param preferred how likely a person prefers it to the initial policy, the mean of sigma(gold - gold')
     * @param kl from the initial policy in nats
     * @param padding mean number of padding bits
     */
    record Figures(double gold, double win, double preferred, double kl, double padding) {}

    /** The figures of bit probabilities {@code [prompts * bits]}. */
    Figures of(double[] probability) {
        double gold = 0;
        double win = 0;
        double preferred = 0;
        double kl = 0;
        double padding = 0;
        for (int x = 0; x < BitWorld.PROMPTS; x++) {
            int from = x * BitWorld.BITS;
            double[] kinds = kinds(probability, from);
            gold += gold(kinds);
            win += pairs(kinds, initial[x], BETTER);
            preferred += pairs(kinds, initial[x], PREFERRED);
            for (int b = 0; b < BitWorld.BITS; b++) {
                double p = probability[from + b];
                double q = world.rate()[x][b];
                kl += part(p, q) + part(1 - p, 1 - q);
                padding += b < BitWorld.QUALITY ? 0 : p;
            }
        }
        int n = BitWorld.PROMPTS;
        return new Figures(gold / n - initialGold, win / n, preferred / n, kl / n, padding / n);
    }

    private static double part(double p, double q) {
        return p > 0 ? p * Math.log(p / q) : 0;
    }

    private static double gold(double[] kinds) {
        double sum = 0;
        for (int a = 0; a < KINDS; a++) {
            sum += kinds[a] * GOLD[a];
        }
        return sum;
    }

    private static double pairs(double[] kinds, double[] others, double[] table) {
        double sum = 0;
        for (int a = 0; a < KINDS; a++) {
            double inner = 0;
            for (int b = 0; b < KINDS; b++) {
                inner += others[b] * table[a * KINDS + b];
            }
            sum += kinds[a] * inner;
        }
        return sum;
    }

    /** {@code [kinds]} probability of so many bits of quality and of padding. */
    private static double[] kinds(double[] probability, int from) {
        double[] quality = count(probability, from, BitWorld.QUALITY);
        double[] padding = count(probability, from + BitWorld.QUALITY, BitWorld.PADDING);
        double[] kinds = new double[KINDS];
        for (int q = 0; q < quality.length; q++) {
            for (int h = 0; h < padding.length; h++) {
                kinds[q * COUNTS + h] = quality[q] * padding[h];
            }
        }
        return kinds;
    }

    private static double[] count(double[] probability, int from, int bits) {
        double[] count = new double[bits + 1];
        count[0] = 1;
        for (int b = 0; b < bits; b++) {
            double p = probability[from + b];
            for (int n = b + 1; n >= 0; n--) {
                count[n] = count[n] * (1 - p) + (n > 0 ? count[n - 1] * p : 0);
            }
        }
        return count;
    }
}

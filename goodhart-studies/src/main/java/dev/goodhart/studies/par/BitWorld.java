package dev.goodhart.studies.par;

import java.util.random.RandomGenerator;

/**
 * Sixteen prompts whose answers are twelve bits: six of quality, six of padding. Two bits of padding are welcome, each further one costs
 * more than it brings: gold = quality + 0.8 min(h, 2) - 1.6 max(h - 2, 0). The initial policy sets each bit by itself, and seldom more than
 * two of padding.
 *
 * @param rate {@code [prompts][bits]} probability of each bit under the initial policy
 */
record BitWorld(double[][] rate) {
    static final int PROMPTS = 16;
    static final int BITS = 12;
    static final int QUALITY = 6;
    static final int PADDING = BITS - QUALITY;
    static final int ANSWERS = 1 << BITS;

    /** Gold comes in fifths, so that equal golds are equal numbers. */
    private static final double FIFTH = 0.2;

    static BitWorld draw(RandomGenerator random) {
        double[][] rate = new double[PROMPTS][BITS];
        for (double[] bits : rate) {
            for (int b = 0; b < BITS; b++) {
                bits[b] = b < QUALITY ? random.nextDouble(0.25, 0.55) : random.nextDouble(0.08, 0.22);
            }
        }
        return new BitWorld(rate);
    }

    /** Gold of so many bits of quality and of padding, in fifths. */
    static int goldInFifths(int quality, int padding) {
        return 5 * quality + 4 * Math.min(padding, 2) - 8 * Math.max(padding - 2, 0);
    }

    static double gold(int answer) {
        int quality = Integer.bitCount(answer & ((1 << QUALITY) - 1));
        return goldInFifths(quality, Integer.bitCount(answer >> QUALITY)) * FIFTH;
    }

    /** {@code [answers]} gold of every answer. */
    static double[] golds() {
        double[] golds = new double[ANSWERS];
        for (int y = 0; y < ANSWERS; y++) {
            golds[y] = gold(y);
        }
        return golds;
    }

    /** An answer of the initial policy. */
    int answer(int prompt, RandomGenerator random) {
        return draw(rate[prompt], 0, random);
    }

    /** An answer whose bits have the probabilities from a place on. */
    static int draw(double[] probability, int from, RandomGenerator random) {
        int answer = 0;
        for (int b = 0; b < BITS; b++) {
            if (random.nextDouble() < probability[from + b]) {
                answer |= 1 << b;
            }
        }
        return answer;
    }

    /** {@code [answers]} probability of every answer when bits have the probabilities from a place on. */
    static double[] mass(double[] probability, int from) {
        double[] mass = new double[ANSWERS];
        mass[0] = 1;
        for (int b = 0; b < BITS; b++) {
            int half = 1 << b;
            double p = probability[from + b];
            for (int y = 0; y < half; y++) {
                mass[y + half] = mass[y] * p;
                mass[y] *= 1 - p;
            }
        }
        return mass;
    }

    double[] mass(int prompt) {
        return mass(rate[prompt], 0);
    }
}

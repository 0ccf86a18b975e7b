package dev.goodhart.studies.goalconditioned;

import dev.goodhart.goalconditioned.Sequence;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Adding digits modulo 5, step by step, with errors: the prompt is T digits, the answer states the running sum after each, and is correct if
 * the last one is the sum of all. An error propagates; a second one may cancel it. The chance of ending right is known exactly at every
 * step, which is what a score of beginnings should be.
 */
final class RunningSum {
    /** Digits and sums are below. */
    static final int M = 5;

    /** Tokens (sum before, digit, sum after) are below. */
    static final int VOCABULARY = M * M * M;

    private static final double OFTEN = 0.45;
    private static final double SELDOM = 0.02;
    private static final double OFTEN_SHARE = 0.3;
    private static final double NEXT_SHARE = 0.8;

    private final int length;
    private final double[][] error;

    private RunningSum(int length, double[][] error) {
        this.length = length;
        this.error = error;
    }

    /** The world of the exact part: errors where (a + 2 d) mod 5 is 0 or 1. */
    static RunningSum table(int length) {
        double[][] error = new double[M][M];
        for (int a = 0; a < M; a++) {
            for (int d = 0; d < M; d++) {
                error[a][d] = (a + 2 * d) % M <= 1 ? OFTEN : SELDOM;
            }
        }
        return new RunningSum(length, error);
    }

    /** A world with errors at random places. */
    static RunningSum random(int length, RandomGenerator random) {
        double[][] error = new double[M][M];
        for (double[] row : error) {
            for (int d = 0; d < M; d++) {
                row[d] = random.nextDouble() < OFTEN_SHARE ? OFTEN : SELDOM;
            }
        }
        return new RunningSum(length, error);
    }

    int length() {
        return length;
    }

    /** P(b | a, d): what the base policy states after sum a and digit d. */
    double[] next(int a, int d) {
        double e = error[a][d];
        double[] p = new double[M];
        Arrays.fill(p, (1 - NEXT_SHARE) * e / (M - 2));
        p[(a + d) % M] = 1 - e;
        p[(a + d + 1) % M] = NEXT_SHARE * e;
        return p;
    }

    /** V_t(s): the chance to end right, {@code [T + 1][M]}. */
    double[][] values(int[] prompt) {
        double[][] value = new double[length + 1][M];
        value[length][Arrays.stream(prompt).sum() % M] = 1;
        for (int t = length - 1; t >= 0; t--) {
            for (int a = 0; a < M; a++) {
                double[] p = next(a, prompt[t]);
                for (int b = 0; b < M; b++) {
                    value[t][a] += p[b] * value[t + 1][b];
                }
            }
        }
        return value;
    }

    /** The chance of a correct answer to a uniform prompt: a chain over (sum stated - true sum, sum stated). */
    double baseAccuracy() {
        double[][] chance = new double[M][M];
        chance[0][0] = 1;
        for (int t = 0; t < length; t++) {
            double[][] after = new double[M][M];
            for (int truth = 0; truth < M; truth++) {
                for (int a = 0; a < M; a++) {
                    for (int d = 0; d < M; d++) {
                        double[] p = next(a, d);
                        for (int b = 0; b < M; b++) {
                            after[(truth + d) % M][b] += chance[truth][a] * p[b] / M;
                        }
                    }
                }
            }
            chance = after;
        }
        double right = 0;
        for (int s = 0; s < M; s++) {
            right += chance[s][s];
        }
        return right;
    }

    int[] prompt(RandomGenerator random) {
        return random.ints(length, 0, M).toArray();
    }

    int step(int a, int d, RandomGenerator random) {
        double[] p = next(a, d);
        double u = random.nextDouble();
        for (int b = 0; b < M; b++) {
            u -= p[b];
            if (u < 0) {
                return b;
            }
        }
        return M - 1;
    }

    /** An answer of the base policy: the stated sums. */
    int[] answer(int[] prompt, RandomGenerator random) {
        int[] sums = new int[length];
        int a = 0;
        for (int t = 0; t < length; t++) {
            a = step(a, prompt[t], random);
            sums[t] = a;
        }
        return sums;
    }

    boolean correct(int[] prompt, int[] sums) {
        return sums[length - 1] == Arrays.stream(prompt).sum() % M;
    }

    static int token(int before, int digit, int after) {
        return M * M * before + M * digit + after;
    }

    /** The answer as tokens, which carry the prompt's digits. */
    static Sequence.Tokens tokens(int[] prompt, int[] sums) {
        int[] tokens = new int[sums.length];
        for (int t = 0; t < sums.length; t++) {
            tokens[t] = token(t == 0 ? 0 : sums[t - 1], prompt[t], sums[t]);
        }
        return new Sequence.Tokens(tokens, 0);
    }

    /** The last sum that tokens state. */
    static int lastSum(Sequence sequence) {
        int[] tokens = ((Sequence.Tokens) sequence).tokens();
        return tokens[tokens.length - 1] % M;
    }
}

package dev.goodhart.studies.par;

import java.util.random.RandomGenerator;

/**
 * A reward model: weights of the bits, and a constant for every prompt that comparisons leave open.
 *
 * @param weight {@code [bits]}
 * @param offset {@code [prompts]}
 */
record LearnedScore(double[] weight, double[] offset) {
    static final int PAIRS = 2000;
    static final double OFFSET_DEVIATION = 3;

    /** The penalty of REG on the size of scores. */
    static final double REG = 0.005;

    /** How many models WARM averages. */
    static final int WARM = 5;

    /** The reward models of a world: the plain one, that with a penalty on size, and the mean of five. */
    record Family(LearnedScore plain, LearnedScore regularised, LearnedScore averaged) {
        static Family learn(BitWorld world, RandomGenerator random) {
            LabelledAnswers pairs = LabelledAnswers.draw(world, PAIRS, random);
            double[] offset = new double[BitWorld.PROMPTS];
            for (int x = 0; x < offset.length; x++) {
                offset[x] = OFFSET_DEVIATION * random.nextGaussian();
            }
            double[] mean = new double[BitWorld.BITS];
            for (int m = 0; m < WARM; m++) {
                double[] w = ScoreRegression.fit(pairs.resampled(random), 0);
                for (int k = 0; k < w.length; k++) {
                    mean[k] += w[k] / WARM;
                }
            }
            return new Family(
                    new LearnedScore(ScoreRegression.fit(pairs, 0), offset),
                    new LearnedScore(ScoreRegression.fit(pairs, REG), offset),
                    new LearnedScore(mean, offset));
        }
    }

    /** The same model on another scale, with other constants: factors on the weights and on the constants. */
    LearnedScore scaled(double scale, double offsets) {
        double[] w = weight.clone();
        double[] c = offset.clone();
        for (int k = 0; k < w.length; k++) {
            w[k] *= scale;
        }
        for (int x = 0; x < c.length; x++) {
            c[x] *= offsets;
        }
        return new LearnedScore(w, c);
    }

    /** The score without the prompt's constant. */
    double bits(int answer) {
        double sum = 0;
        for (int b = 0; b < BitWorld.BITS; b++) {
            sum += (answer >> b & 1) * weight[b];
        }
        return sum;
    }

    /** {@code [answers]} scores of all answers to a prompt. */
    double[] table(int prompt) {
        double[] table = new double[BitWorld.ANSWERS];
        table[0] = offset[prompt];
        for (int b = 0; b < BitWorld.BITS; b++) {
            int half = 1 << b;
            for (int y = 0; y < half; y++) {
                table[y + half] = table[y] + weight[b];
            }
        }
        return table;
    }

    /** {@code [answers]} the exact mean of sigma(k (r(y) - r(y'))) over all answers y' of the initial policy. */
    double[] exactPar(double[] mass, double k) {
        double[] power = new double[BitWorld.ANSWERS];
        for (int y = 0; y < power.length; y++) {
            power[y] = Math.exp(k * bits(y));
        }
        double[] par = new double[BitWorld.ANSWERS];
        for (int y = 0; y < par.length; y++) {
            double own = power[y];
            double sum = 0;
            for (int other = 0; other < power.length; other++) {
                sum += mass[other] * (own / (own + power[other]));
            }
            par[y] = sum;
        }
        return par;
    }
}

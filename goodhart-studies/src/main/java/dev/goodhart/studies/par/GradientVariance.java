package dev.goodhart.studies.par;

import dev.goodhart.study.Recorder;

/**
 * The variance of one coordinate of the policy gradient at the initial policy, by enumeration over answers and references: with a drawn
 * preference b in place of its probability, with one reference, with ten, with all. The score function of bit k is y_k - p_k.
 */
final class GradientVariance {
    static final String IDENTITY = "variance identity, largest error";
    static final String MEAN = "mean identity, largest error";
    static final String BERNOULLI = "variance, drawn preference";
    static final String ONE = "variance, 1 reference";
    static final String TEN = "variance, 10 references";
    static final String ALL = "variance, all references";
    static final String LEAST_STEP = "smallest step between the four, over bits";
    static final String REWARD = "largest variance of a reward";

    private static final int PROMPT = 0;
    private static final int MANY = 10;

    private GradientVariance() {}

    static void run(BitWorld world, LearnedScore score, Recorder recorder) {
        double[] mass = world.mass(PROMPT);
        int n = BitWorld.ANSWERS;
        // For each answer: the mean over references of sigma, of sigma^2 and of sigma (1 - sigma).
        double[] first = new double[n];
        double[] second = new double[n];
        double[] spread = new double[n];
        double[] power = new double[n];
        for (int y = 0; y < n; y++) {
            power[y] = Math.exp(score.bits(y));
        }
        for (int y = 0; y < n; y++) {
            double a = 0;
            double b = 0;
            double c = 0;
            for (int other = 0; other < n; other++) {
                double sigma = power[y] / (power[y] + power[other]);
                double against = power[other] / (power[y] + power[other]);
                a += mass[other] * sigma;
                b += mass[other] * sigma * sigma;
                c += mass[other] * sigma * against;
            }
            first[y] = a;
            second[y] = b;
            spread[y] = c;
        }
        double identity = 0;
        double means = 0;
        double leastStep = Double.POSITIVE_INFINITY;
        for (int k = 0; k < BitWorld.BITS; k++) {
            Variances v = coordinate(world.rate()[PROMPT][k], k, mass, first, second, spread);
            identity = Math.max(identity, Math.abs(v.drawn - v.one - v.between));
            means = Math.max(means, Math.abs(v.drawnMean - v.mean));
            leastStep = Math.min(leastStep, Math.min(v.drawn - v.one, Math.min(v.one - v.ten, v.ten - v.all)));
            if (k == 0) {
                recorder.metric(BERNOULLI, v.drawn);
                recorder.metric(ONE, v.one);
                recorder.metric(TEN, v.ten);
                recorder.metric(ALL, v.all);
            }
        }
        recorder.metric(IDENTITY, identity);
        recorder.metric(MEAN, means);
        recorder.metric(LEAST_STEP, leastStep);
        double mean = TrainingPart.mean(mass, first);
        double all = 0;
        for (int y = 0; y < n; y++) {
            all += mass[y] * (first[y] - mean) * (first[y] - mean);
        }
        double one = TrainingPart.mean(mass, second) - mean * mean;
        recorder.metric(REWARD, Math.max(one, all));
    }

    private record Variances(
            double drawn, double one, double ten, double all, double between, double drawnMean, double mean) {}

    private static Variances coordinate(
            double p, int k, double[] mass, double[] first, double[] second, double[] spread) {
        double drawnMean = 0;
        double drawnSquare = 0;
        double mean = 0;
        double one = 0;
        double ten = 0;
        double all = 0;
        double between = 0;
        for (int y = 0; y < mass.length; y++) {
            double s = (y >> k & 1) - p;
            // A preference is 1 with the mean of sigma; what it pays is s then and nothing else.
            double won = mass[y] * first[y];
            drawnMean += won * s;
            drawnSquare += won * s * s;
            mean += mass[y] * (first[y] * s);
            one += mass[y] * second[y] * s * s;
            double meanSquare = first[y] * first[y];
            ten += mass[y] * (meanSquare + (second[y] - meanSquare) / MANY) * s * s;
            all += mass[y] * meanSquare * s * s;
            between += mass[y] * spread[y] * s * s;
        }
        double square = mean * mean;
        return new Variances(
                drawnSquare - drawnMean * drawnMean,
                one - square,
                ten - square,
                all - square,
                between,
                drawnMean,
                mean);
    }
}
